"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.kinds import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/bedrijven/", views.farm_hours, name="farm_hours"),
    path("ronden/bedrijven/nieuw/", views.farm_hours_new, name="farm_hours_new"),
    path(
        "ronden/bedrijven/<int:farm_hours_id>/",
        views.farm_hours_edit,
        name="farm_hours_edit",
    ),
]
OUTSIDE: list[URLPattern] = []
