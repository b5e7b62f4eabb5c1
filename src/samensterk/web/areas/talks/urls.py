"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.talks import note_views, views, workshop_views

ONE = "gebied/tafel/<int:talk_id>/"
NOTE = f"{ONE}<int:talk_note_id>/"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("gebied/tafel/", views.talk_list, name="talks"),
    path("gebied/tafel/nieuw/", views.talk_new, name="talk_new"),
    path(ONE, workshop_views.talk, name="talk"),
    path(f"{ONE}wijzigen/", views.talk_edit, name="talk_edit"),
    path(f"{ONE}afsluiten/", views.talk_close, name="talk_close"),
    path(f"{ONE}heropenen/", views.talk_reopen, name="talk_reopen"),
    path(f"{ONE}verwijderen/", views.talk_remove, name="talk_remove"),
    path(f"{ONE}bestand/<str:form>/", workshop_views.talk_file, name="talk_file"),
    path(NOTE, note_views.talk_note, name="talk_note"),
    path(f"{NOTE}weg/", note_views.talk_note_remove, name="talk_note_remove"),
]
OUTSIDE: list[URLPattern] = []
