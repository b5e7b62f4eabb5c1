"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.home_cards import CARDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.run_sheets import event_part, finders, home, providers


def register() -> None:
    EVENT_PARTS.extend(event_part.EVENT_PARTS)
    FINDERS.register(finders.RunSheetFinder())
    CARDS.register(*home.CARDS)
    for provider in providers.PROVIDERS:
        PROVIDERS.register(provider)
