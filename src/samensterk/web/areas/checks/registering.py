"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.checks import home
from samensterk.web.areas.checks.mails import CheckAsked
from samensterk.web.areas.checks.providers import PROVIDERS as MINE
from samensterk.web.common.home_cards import CARDS, HOME_LISTS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    CARDS.register(*home.CARDS)
    HOME_LISTS.register(*home.LISTS)
    MAIL_KINDS.register(CheckAsked())
    for provider in MINE:
        PROVIDERS.register(provider)
