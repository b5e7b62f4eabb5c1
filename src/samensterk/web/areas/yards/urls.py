"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.yards import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("erven/", views.yard_list, name="yards"),
    path("erven/bestand/<str:kind>/", views.yard_file, name="yard_file"),
    path("erven/<int:yard_id>/", views.yard, name="yard"),
]
OUTSIDE: list[URLPattern] = []
