"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.home_cards import CARDS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.directory import answers, finders, home, providers


def register() -> None:
    MAIL_KINDS.register(answers.ContactCheck())
    CARDS.register(*home.CARDS)
    for finder in finders.FINDERS:
        FINDERS.register(finder)
    for provider in providers.PROVIDERS:
        PROVIDERS.register(provider)
