"""What this wing tells the rooms below when the site starts."""

from samensterk.web.rounds.capacity.round_part import PART
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS


def register() -> None:
    ROUND_PARTS.append(PART)
