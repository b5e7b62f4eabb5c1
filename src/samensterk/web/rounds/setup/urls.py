"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.setup import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/", views.rounds, name="rounds"),
    path("ronden/nieuw/", views.round_new, name="round_new"),
    path("ronden/<int:round_id>/", views.round_page, name="round"),
    path("ronden/<int:round_id>/wijzigen/", views.round_edit, name="round_edit"),
    path("ronden/<int:round_id>/verwijderen/", views.round_remove, name="round_remove"),
    path("ronden/<int:round_id>/gebieden/", views.round_areas, name="round_areas"),
    path("ronden/<int:round_id>/volgorde/", views.round_order, name="round_order"),
    path("ronden/<int:round_id>/loting/", views.draw_new, name="draw_new"),
    path("ronden/loting/<uuid:draw_id>/", views.draw, name="draw"),
    path("ronden/<int:round_id>/pauze/", views.pause_new, name="pause_new"),
    path("ronden/pauze/<int:pause_id>/", views.pause, name="pause"),
]
OUTSIDE: list[URLPattern] = [
    path("loting/<uuid:draw_id>/", views.draw_public, name="draw_public"),
    path("loting/<uuid:draw_id>/lijst.txt", views.draw_list, name="draw_list"),
]
