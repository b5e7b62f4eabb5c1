"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.common.subjects import SUBJECTS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.promises.event_part import PART
from samensterk.web.programme.promises.holdings import OpenPromises
from samensterk.web.programme.promises.home import LISTS
from samensterk.web.programme.promises.provider import PromiseProvider
from samensterk.web.programme.promises.subjects import PromiseSubjects


def register() -> None:
    HOLDINGS.register(OpenPromises())
    HOME_LISTS.register(*LISTS)
    PROVIDERS.register(PromiseProvider())
    SUBJECTS.register(PromiseSubjects())
    EVENT_PARTS.append(PART)
