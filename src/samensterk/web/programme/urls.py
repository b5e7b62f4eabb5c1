"""Addresses of the room `programme`; most are within a municipality."""

from django.urls import include, path

from samensterk.web.programme.agenda import urls as agenda
from samensterk.web.programme.directory import urls as directory
from samensterk.web.programme.overview import urls as overview
from samensterk.web.programme.plan import urls as plan
from samensterk.web.programme.promises import urls as promises
from samensterk.web.programme.reminders import urls as reminders
from samensterk.web.programme.run_sheets import urls as run_sheets
from samensterk.web.programme.start import urls as start
from samensterk.web.programme.together import urls as together

app_name = "programme"
WINGS = (
    plan,
    overview,
    agenda,
    run_sheets,
    promises,
    directory,
    together,
    reminders,
    start,
)
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/programma/",
        include([one for wing in WINGS for one in wing.WITHIN_MUNICIPALITY]),
    ),
    *[one for wing in WINGS for one in wing.OUTSIDE],
]
