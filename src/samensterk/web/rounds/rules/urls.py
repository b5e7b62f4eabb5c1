"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.rules import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/regel/", views.rule, name="rule"),
    path("ronden/regel/nieuw/", views.rule_edit, name="rule_edit"),
]
OUTSIDE: list[URLPattern] = [
    path("regel/<slug:municipality>/", views.rule_public, name="rule_public"),
]
