"""Addresses of the room `rounds`; most are within a municipality."""

from django.urls import include, path

from samensterk.web.rounds.capacity import urls as capacity
from samensterk.web.rounds.rules import urls as rules
from samensterk.web.rounds.setup import urls as setup
from samensterk.web.rounds.teams import urls as teams

app_name = "rounds"
WINGS = (rules, setup, teams, capacity)
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/",
        include([one for wing in WINGS for one in wing.WITHIN_MUNICIPALITY]),
    ),
    *[one for wing in WINGS for one in wing.OUTSIDE],
]
