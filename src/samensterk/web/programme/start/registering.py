"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.home_cards import CARDS
from samensterk.web.programme.start import home


def register() -> None:
    CARDS.register(*home.CARDS)
