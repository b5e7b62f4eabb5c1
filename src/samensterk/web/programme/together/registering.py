"""What this wing tells the rooms and wings below it, when the site starts."""

from samensterk.web.common.home_cards import CARDS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.together import home, mails, parts, providers


def register() -> None:
    CARDS.register(*home.CARDS)
    EVENT_PARTS.extend(parts.PARTS)
    MAIL_KINDS.register(mails.QuestionMail())
    PROVIDERS.register(providers.ShareProvider())
