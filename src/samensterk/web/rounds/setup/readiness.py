"""What must be done before a round can be announced; wings above add their own steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from samensterk.web.rounds.setup.models import Round

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that must be there: what it is, how it stands, and where it is done."""

    title: Text
    is_done: bool
    about: Text
    url: str
    door: str


STEPS: list[Callable[[Round], Step]] = []


def steps_of(of: Round) -> Sequence[Step]:
    """Give the steps in the order of registration, which is that of the work."""
    return [make(of) for make in STEPS]


def can_announce(of: Round) -> bool:
    return of.state == Round.State.DRAFT and all(one.is_done for one in steps_of(of))
