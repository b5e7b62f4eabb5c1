"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.start import views

WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("start/", views.start, name="start"),
    path("start/voorstel/", views.start_preview, name="start_preview"),
]
OUTSIDE: list[URLPattern] = []
