"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.talks.providers import TalkProvider
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    PROVIDERS.register(TalkProvider())
