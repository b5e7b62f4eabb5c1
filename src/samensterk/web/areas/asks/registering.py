"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.asks import home, mails, providers
from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    HOME_LISTS.register(*home.LISTS)
    MAIL_KINDS.register(mails.AskMail())
    PROVIDERS.register(providers.AskProvider())
