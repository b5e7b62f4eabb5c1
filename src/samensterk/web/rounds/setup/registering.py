"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.agenda.followers import FOLLOWERS
from samensterk.web.rounds.setup.event_part import PART
from samensterk.web.rounds.setup.finders import RoundFinder
from samensterk.web.rounds.setup.home import LISTS
from samensterk.web.rounds.setup.providers import RoundProvider
from samensterk.web.rounds.setup.readiness import STEPS
from samensterk.web.rounds.setup.services import follow_event
from samensterk.web.rounds.setup.steps import STEPS_HERE


def register() -> None:
    EVENT_PARTS.append(PART)
    FOLLOWERS.append(follow_event)
    FINDERS.register(RoundFinder())
    HOME_LISTS.register(*LISTS)
    PROVIDERS.register(RoundProvider())
    STEPS.extend(STEPS_HERE)
