"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.rounds.harvest.providers import HarvestProvider
from samensterk.web.rounds.harvest.round_part import PART
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS


def register() -> None:
    PROVIDERS.register(HarvestProvider())
    ROUND_PARTS.append(PART)
