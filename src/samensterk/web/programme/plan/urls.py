"""Addresses of this wing."""

from django.urls import URLPattern

WITHIN_MUNICIPALITY: list[URLPattern] = []
OUTSIDE: list[URLPattern] = []
