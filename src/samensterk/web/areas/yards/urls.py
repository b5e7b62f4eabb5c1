"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.yards import (
    adding_views,
    contact_views,
    correction_views,
    question_views,
    views,
)

_ONE = "erven/<int:yard_id>/"
_CONTACT = "erven/contact/<int:yard_contact_id>/"
_CORRECTIONS = "erven/verbeteringen/"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("erven/", views.yard_list, name="yards"),
    path("erven/bestand/<str:kind>/", views.yard_file, name="yard_file"),
    path("erven/verandering/", views.yard_changes, name="yard_changes"),
    path("erven/nieuw/", adding_views.yard_new, name="yard_new"),
    path(_ONE, views.yard, name="yard"),
    path(f"{_ONE}verbeteren/", correction_views.yard_correct, name="yard_correct"),
    path(f"{_ONE}samenvoegen/", adding_views.yard_merge, name="yard_merge"),
    path(f"{_ONE}splitsen/", adding_views.yard_split, name="yard_split"),
    path(f"{_ONE}gestopt/", correction_views.yard_ceased, name="yard_ceased"),
    path(f"{_ONE}terug/", correction_views.yard_back, name="yard_back"),
    path(f"{_ONE}contact/", contact_views.contact_new, name="contact_new"),
    path(_CONTACT, contact_views.contact, name="contact"),
    path(f"{_CONTACT}weg/", contact_views.contact_remove, name="contact_remove"),
    path(_CORRECTIONS, correction_views.correction_list, name="corrections"),
    path(
        f"{_CORRECTIONS}<int:correction_id>/ongedaan/",
        correction_views.correction_undo,
        name="correction_undo",
    ),
    path("erven/vragen/", question_views.question_list, name="questions"),
    path("erven/vragen/<int:question_id>/", question_views.question, name="question"),
]
OUTSIDE: list[URLPattern] = []
