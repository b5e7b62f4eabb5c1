"""How long driving takes on the roads of a round: told by the wing that knows roads."""

from collections.abc import Callable

from samensterk.web.rounds.capacity.travel import STRAIGHT, Travel
from samensterk.web.rounds.setup.models import Round

# Each gives what it measured, or None where no roads are known.
MEASURES: list[Callable[[Round], Travel | None]] = []


def travel_of(of: Round) -> Travel:
    """Give what the roads say, and straight lines where nobody knows roads."""
    found = (measure(of) for measure in MEASURES)
    return next((one for one in found if one is not None), STRAIGHT)
