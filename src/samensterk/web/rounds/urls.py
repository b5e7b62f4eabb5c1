"""Addresses of the room `rounds`; most are within a municipality."""

from django.urls import include, path

from samensterk.web.rounds.capacity import urls as capacity
from samensterk.web.rounds.coverage import urls as coverage
from samensterk.web.rounds.harvest import urls as harvest
from samensterk.web.rounds.kinds import urls as kinds
from samensterk.web.rounds.letters import urls as letters
from samensterk.web.rounds.plans import urls as plans
from samensterk.web.rounds.rules import urls as rules
from samensterk.web.rounds.setup import urls as setup
from samensterk.web.rounds.teams import urls as teams
from samensterk.web.rounds.visits import urls as visits

app_name = "rounds"
# Words before numbers: 'ronden/regel/' is no round.
WINGS = (
    rules,
    coverage,
    kinds,
    teams,
    plans,
    letters,
    visits,
    harvest,
    capacity,
    setup,
)
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/",
        include([one for wing in WINGS for one in wing.WITHIN_MUNICIPALITY]),
    ),
    *[one for wing in WINGS for one in wing.OUTSIDE],
]
