"""The steps of a run sheet: pure; from days before and minutes after to real days.

A step lies so many days from the day of the event (-84 is twelve weeks before), or on
the day itself so many minutes from its start.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


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
