"""What a newer edition of a standard run sheet has to offer: pure.

Three things are laid beside each other: what a municipality began from, what the
standard is now, and what it made of it itself. Only what the standard changed is
offered; what the municipality changed is told beside it, and stays until it chooses.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from samensterk.web.programme.run_sheets.steps import Step, in_order, without_strays

# In the order in which they are told; the key is what a step is known by.
FIELDS = tuple(one.name for one in fields(Step) if one.name != "key")


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that the standard has otherwise now."""

    name: str
    before: Any
    after: Any
    own: Any

    @property
    def is_conflict(self) -> bool:
        """Say whether the municipality changed this very field itself."""
        return bool(self.own != self.before)


@dataclass(frozen=True, slots=True)
class Difference:
    """One step that the standard has otherwise than before; `own` is what is here."""

    key: str
    change: Change
    base: Step | None
    standard: Step | None
    own: Step | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> str:
        shown = self.own or self.standard or self.base
        return shown.title if shown else self.key

    @property
    def is_conflict(self) -> bool:
        """Say whether taking it over undoes something that was done here."""
        if self.change is Change.CHANGED and self.own is not None:
            return any(one.is_conflict for one in self.fields)
        return not _same(self.own, self.base)


def differences(
    base: Iterable[Step], standard: Iterable[Step], own: Iterable[Step]
) -> tuple[Difference, ...]:
    """Give what the standard changed since `base` and is not so in `own` yet."""
    was, now, here = _by_key(base), _by_key(standard), _by_key(own)
    found = [
        _difference(key, was.get(key), now.get(key), here.get(key))
        for key in was.keys() | now.keys()
    ]
    return tuple(sorted((one for one in found if one), key=_place))


def _difference(
    key: str, base: Step | None, standard: Step | None, own: Step | None
) -> Difference | None:
    if _same(base, standard) or _same(own, standard):
        return None
    if standard is None:
        return Difference(key, Change.GONE, base, None, own)
    if base is None:
        return Difference(key, Change.NEW, None, standard, own)
    if own is None:
        return Difference(key, Change.CHANGED, base, standard, None)
    changed = tuple(
        FieldChange(name, *values)
        for name in FIELDS
        if (values := _values(name, base, standard, own)) and _is_offered(*values)
    )
    if not changed:
        return None
    return Difference(key, Change.CHANGED, base, standard, own, changed)


def _values(name: str, *steps: Step) -> tuple[Any, ...]:
    return tuple(_value(one, name) for one in steps)


def _value(step: Step, name: str) -> Any:
    value = getattr(step, name)
    # In which order needs are written down says nothing.
    return tuple(sorted(value)) if name == "needs" else value


def _is_offered(before: Any, after: Any, own: Any) -> bool:
    return after not in (before, own)


def _same(one: Step | None, other: Step | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(_value(one, name) == _value(other, name) for name in FIELDS)


def _place(one: Difference) -> tuple[int, int, str]:
    step = one.standard or one.base
    return (step.day, step.minute or 0, one.key) if step else (0, 0, one.key)


def _by_key(steps: Iterable[Step]) -> Mapping[str, Step]:
    return {one.key: one for one in steps}


def take_over(own: Sequence[Step], chosen: Collection[Difference]) -> tuple[Step, ...]:
    """Give one's own steps with these changes in them; the rest stays as it is.

    A step that comes without one that it waits for, does not wait for it.
    """
    if not chosen:
        return tuple(own)
    steps = {one.key: one for one in own}
    for one in chosen:
        if one.standard is None:
            steps.pop(one.key, None)
        elif one.fields and one.key in steps:
            values = {change.name: change.after for change in one.fields}
            steps[one.key] = replace(steps[one.key], **values)
        else:
            steps[one.key] = one.standard
    return in_order(without_strays(steps.values()))
