"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.yards import (
    finders,
    home,
    people_providers,
    providers,
    subjects,
)
from samensterk.web.common.finding import FINDERS
from samensterk.web.common.home_cards import CARDS, HOME_LISTS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.common.subjects import SUBJECTS


def register() -> None:
    FINDERS.register(finders.YardFinder())
    CARDS.register(*home.CARDS)
    SUBJECTS.register(subjects.YardSubjects())
    HOME_LISTS.register(*home.LISTS)
    PROVIDERS.register(providers.YardProvider())
    for provider in people_providers.PROVIDERS:
        PROVIDERS.register(provider)
