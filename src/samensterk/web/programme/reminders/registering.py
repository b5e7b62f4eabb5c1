"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.home_cards import HOME_LISTS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.common.worker import CHORES
from samensterk.web.programme.reminders.chores import put_digests_of_today
from samensterk.web.programme.reminders.digests import Digest
from samensterk.web.programme.reminders.home import LISTS
from samensterk.web.programme.reminders.provider import ReminderProvider


def register() -> None:
    HOME_LISTS.register(*LISTS)
    MAIL_KINDS.register(Digest())
    CHORES.append(put_digests_of_today)
    PROVIDERS.register(ReminderProvider())
