"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.promises import form_views, views

ONE = "toezeggingen/<uuid:promise_id>/"
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("toezeggingen/", views.promise_list, name="promises"),
    path("toezeggingen/nieuw/", form_views.promise_new, name="promise_new"),
    path("toezeggingen/bestand/<str:kind>/", views.promise_file, name="promise_file"),
    path(ONE, views.promise_page, name="promise"),
    path(f"{ONE}wijzigen/", form_views.promise_edit, name="promise_edit"),
    path(f"{ONE}antwoord/", form_views.promise_answer, name="promise_answer"),
    path(f"{ONE}heropenen/", views.promise_reopen, name="promise_reopen"),
]
OUTSIDE: list[URLPattern] = []
