"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.plan.planned_hours import PLANNED_HOURS
from samensterk.web.rounds.teams.providers import TeamProvider
from samensterk.web.rounds.teams.queries import programmes_planned_hours


def register() -> None:
    PROVIDERS.register(TeamProvider())
    PLANNED_HOURS.register(programmes_planned_hours)
