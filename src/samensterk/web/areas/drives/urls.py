"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.drives import drive_views, note_views, views

ONE = "gebied/schouw/<int:drive_id>/"
NOTE = f"{ONE}<int:drive_note_id>/"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("gebied/schouw/", views.drive_list, name="drives"),
    path("gebied/schouw/nieuw/", views.drive_new, name="drive_new"),
    path(ONE, drive_views.drive, name="drive"),
    path(f"{ONE}wijzigen/", views.drive_edit, name="drive_edit"),
    path(f"{ONE}verwijderen/", views.drive_remove, name="drive_remove"),
    path(f"{ONE}bestand/<str:form>/", views.drive_file, name="drive_file"),
    path(f"{ONE}kaart.svg", views.drive_map, name="drive_map"),
    path(NOTE, note_views.drive_note, name="drive_note"),
    path(f"{NOTE}weg/", note_views.drive_note_remove, name="drive_note_remove"),
    path(f"{NOTE}taak/", note_views.drive_note_task, name="drive_note_task"),
]
OUTSIDE: list[URLPattern] = []
