"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.plan.planned_hours import PLANNED_HOURS
from samensterk.web.rounds.setup.readiness import STEPS
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS
from samensterk.web.rounds.teams.providers import TeamProvider
from samensterk.web.rounds.teams.queries import programmes_planned_hours
from samensterk.web.rounds.teams.steps import PART, team_step


def register() -> None:
    PROVIDERS.register(TeamProvider())
    PLANNED_HOURS.register(programmes_planned_hours)
    STEPS.append(team_step)
    ROUND_PARTS.append(PART)
