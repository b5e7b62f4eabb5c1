"""Addresses of this wing."""

from django.urls import URLPattern

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = []
OUTSIDE: list[URLPattern] = []
