"""The steps of a run sheet: pure; from days before and minutes after to real days.

A step lies so many days from the day of the event (-84 is twelve weeks before), or on
the day itself so many minutes from its start.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from samensterk.web.programme.agenda.needs import way_round
from samensterk.web.programme.run_sheets.faults import (
    CircularSteps,
    DuplicateKey,
    MinuteOnAnotherDay,
    UnknownNeed,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a run sheet; `doer` is a value of `Task.Doer`."""

    key: str
    title: str
    doer: str
    day: int = 0
    minute: int | None = None
    lasts_min: int | None = None
    about: str = ""
    material: str = ""
    hours: float | None = None
    needs: tuple[str, ...] = ()

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Make a step of what `kept` gave; fields of a later version are passed over."""
        known = {one.name for one in fields(cls)}
        values = {name: value for name, value in kept.items() if name in known}
        return cls(**{**values, "needs": tuple(values.get("needs", ()))})

    def kept(self) -> dict[str, Any]:
        """Give it as plain values, to be kept as JSON."""
        return {**asdict(self), "needs": list(self.needs)}


def read_steps(kept: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    return tuple(Step.read(one) for one in kept)


def keep_steps(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [one.kept() for one in steps]


def moment(step: Step) -> tuple[int, int, int]:
    """Give what steps are put in order by: those without a minute open their day."""
    has_minute = step.minute is not None
    return step.day, int(has_minute), step.minute or 0


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Put steps in the order of their moments; of one moment they stay as they were."""
    return tuple(sorted(steps, key=moment))


def check(steps: Sequence[Step]) -> None:
    """Make sure that these steps are a run sheet.

    Raises
    ------
    DuplicateKey, UnknownNeed, CircularSteps, MinuteOnAnotherDay
    """
    by_key: dict[str, Step] = {}
    for one in steps:
        if one.key in by_key:
            raise DuplicateKey(one.key)
        if one.minute is not None and one.day:
            raise MinuteOnAnotherDay(one.key, one.day)
        by_key[one.key] = one
    for one in steps:
        for need in one.needs:
            if need not in by_key:
                raise UnknownNeed(one.key, need)
    circle = way_round({one.key: one.needs for one in steps})
    if circle:
        raise CircularSteps(circle, [by_key[key].title for key in circle])


def without_strays(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Let no step wait for one that is not there."""
    kept = tuple(steps)
    known = {one.key for one in kept}
    return tuple(
        replace(one, needs=tuple(need for need in one.needs if need in known))
        if not known.issuperset(one.needs)
        else one
        for one in kept
    )


def moved(steps: Sequence[Step], key: str, *, is_up: bool) -> tuple[Step, ...]:
    """Let a step change places with its neighbour of the same moment, if there is one."""
    order = list(in_order(steps))
    place = next((i for i, one in enumerate(order) if one.key == key), None)
    if place is None:
        return tuple(order)
    other = place - 1 if is_up else place + 1
    if 0 <= other < len(order) and moment(order[other]) == moment(order[place]):
        order[place], order[other] = order[other], order[place]
    return tuple(order)
