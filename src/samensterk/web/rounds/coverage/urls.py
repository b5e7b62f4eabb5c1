"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.coverage import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/dekking/", views.coverage, name="coverage"),
    path("ronden/dekking/kaart.svg", views.coverage_map, name="coverage_map"),
    path("ronden/dekking/<int:area_pk>/", views.area_rhythm, name="area_rhythm"),
    path("ronden/dekking/volgende/", views.next_round, name="next_round"),
]
OUTSIDE: list[URLPattern] = []
