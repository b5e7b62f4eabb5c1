"""Addresses of the room `areas`; most are within a municipality."""

from django.urls import include, path

from samensterk.web.areas.asks import urls as asks
from samensterk.web.areas.atlas import urls as atlas
from samensterk.web.areas.checks import urls as checks
from samensterk.web.areas.drives import urls as drives
from samensterk.web.areas.imports import urls as imports
from samensterk.web.areas.making import urls as making
from samensterk.web.areas.reports import urls as reports
from samensterk.web.areas.talks import urls as talks
from samensterk.web.areas.yards import urls as yards

app_name = "areas"
WINGS = (yards, imports, checks, making, atlas, reports, talks, drives, asks)
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/",
        include([one for wing in WINGS for one in wing.WITHIN_MUNICIPALITY]),
    ),
    *[one for wing in WINGS for one in wing.OUTSIDE],
]
