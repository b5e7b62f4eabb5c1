"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.yards.visits import LAST_VISITS
from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda.calendar_days import CALENDAR_DAYS
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS
from samensterk.web.rounds.visits.calendar_days import own_days
from samensterk.web.rounds.visits.home import LISTS
from samensterk.web.rounds.visits.last_visits import RoundVisits
from samensterk.web.rounds.visits.providers import VisitProvider
from samensterk.web.rounds.visits.round_part import PART


def register() -> None:
    LAST_VISITS.register(RoundVisits())
    CALENDAR_DAYS.append(own_days)
    HOME_LISTS.register(*LISTS)
    PROVIDERS.register(VisitProvider())
    ROUND_PARTS.append(PART)
