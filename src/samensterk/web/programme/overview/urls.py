"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.overview import views

WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("uren/", views.hours, name="hours"),
    path("uren/bestand/<str:kind>/", views.hours_file, name="hours_file"),
    path("wie-deed-wat/", views.activity, name="activity"),
]
OUTSIDE: list[URLPattern] = []
