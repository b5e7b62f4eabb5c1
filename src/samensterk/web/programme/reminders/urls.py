"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.reminders import views

WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("mijn-mail/", views.rhythm, name="rhythm"),
]
OUTSIDE: list[URLPattern] = []
