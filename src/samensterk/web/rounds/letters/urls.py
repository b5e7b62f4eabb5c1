"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.letters import views

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
        views.letters_file,
        name="letters_file",
    ),
    path(
        "ronden/<int:round_id>/aankondiging/tekst/<str:form>/",
        views.announcement_text,
        name="announcement_text",
    ),
    path("ronden/<int:round_id>/antwoorden/", views.answers, name="answers"),
    path(
        "ronden/bezoek/<int:stop_id>/antwoord/", views.answer_enter, name="answer_enter"
    ),
    path("ronden/antwoorden/<uuid:answer_id>/", views.answer, name="answer"),
]
OUTSIDE: list[URLPattern] = [
    path("a/", views.answer_code, name="answer_code"),
    path("a/<str:answer_code>/", views.answer_page, name="answer_page"),
    path("ronde/<uuid:announcement_id>/", views.round_public, name="round_public"),
]
