"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.capacity import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/<int:round_id>/capaciteit/", views.capacity, name="capacity"),
    path(
        "ronden/<int:round_id>/capaciteit/<str:kind>/",
        views.capacity_file,
        name="capacity_file",
    ),
]
OUTSIDE: list[URLPattern] = []
