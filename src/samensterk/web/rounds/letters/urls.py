"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.letters import (
    answer_views,
    file_views,
    public_views,
    views,
)

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path(
        "ronden/<int:round_id>/aankondiging/", views.announcement, name="announcement"
    ),
    path(
        "ronden/<int:round_id>/aankondiging/wijzigen/",
        views.announcement_edit,
        name="announcement_edit",
    ),
    path(
        "ronden/<int:round_id>/aankondiging/versturen/", views.announce, name="announce"
    ),
    path(
        "ronden/<int:round_id>/aankondiging/brieven/",
        file_views.letters_file,
        name="letters_file",
    ),
    path(
        "ronden/<int:round_id>/aankondiging/tekst/<str:form>/",
        file_views.announcement_text,
        name="announcement_text",
    ),
    path("ronden/<int:round_id>/antwoorden/", answer_views.answers, name="answers"),
    path(
        "ronden/bezoek/<int:stop_id>/antwoord/",
        answer_views.answer_enter,
        name="answer_enter",
    ),
    path("ronden/antwoorden/<uuid:answer_id>/", answer_views.answer, name="answer"),
]
OUTSIDE: list[URLPattern] = [
    path("a/", public_views.answer_code, name="answer_code"),
    path("a/<str:answer_code>/", public_views.answer_page, name="answer_page"),
    path(
        "ronde/<uuid:announcement_id>/", public_views.round_public, name="round_public"
    ),
]
