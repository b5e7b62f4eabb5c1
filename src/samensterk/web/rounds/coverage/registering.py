"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.rounds.coverage.home import LISTS


def register() -> None:
    HOME_LISTS.register(*LISTS)
