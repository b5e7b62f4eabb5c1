"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.drives.event_part import PART
from samensterk.web.areas.drives.home import LISTS
from samensterk.web.areas.drives.providers import DriveProvider
from samensterk.web.areas.drives.services import follow_event
from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.agenda.followers import FOLLOWERS


def register() -> None:
    EVENT_PARTS.append(PART)
    FOLLOWERS.append(follow_event)
    HOME_LISTS.register(*LISTS)
    PROVIDERS.register(DriveProvider())
