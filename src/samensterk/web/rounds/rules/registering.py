"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.rounds.rules.providers import RuleProvider


def register() -> None:
    PROVIDERS.register(RuleProvider())
