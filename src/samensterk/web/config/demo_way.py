"""The rounds of Noorderveld from first to last, each step on the day on which it would be taken."""

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.common.moments import today
from samensterk.web.config.demo_after import rounds_that_have_been
from samensterk.web.config.demo_clock import days_ago
from samensterk.web.config.demo_letters import announced_round, answered_round
from samensterk.web.config.demo_plans import planned_between, planned_round
from samensterk.web.config.demo_rounds import rounds_in_use
from samensterk.web.config.demo_teams import teams_in_use
from samensterk.web.config.demo_visits import visits_under_way

PLANNED, ANNOUNCED, ANSWERED = 40, 35, 28  # days ago


def rounds_under_way(
    here: Municipality,
    *,
    coordinator: User,
    officer: User,
    team: User,
    police: User,
) -> None:
    """Let one round be prepared, one be under way, and two have been."""
    first = rounds_in_use(here, coordinator, officer)
    if first is None:
        return
    also = today()
    with days_ago(PLANNED):
        teams_in_use(first, field=team, officer=police, also=also)
        planned_round(first, coordinator)
    with days_ago(ANNOUNCED):
        announced_round(first, coordinator)
    with days_ago(ANSWERED):
        answered_round(first, coordinator)
    visits_under_way(first, team)
    planned_between(first, coordinator)
    rounds_that_have_been(first, coordinator)
