"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.making import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("erven/inlezen/", views.load_scan, name="load_scan"),
]
OUTSIDE: list[URLPattern] = []
