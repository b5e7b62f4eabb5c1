"""Changing a row that somebody else may be changing at the same time."""

from collections.abc import Mapping
from typing import Any, TypeVar

from samensterk.web.common.versions import ChangedMeanwhile, hold
from samensterk.web.programme.plan.models import Aim, Contribution, Phase, Programme

V = TypeVar("V", Programme, Aim, Phase, Contribution)


def change(row: V, version: int, values: Mapping[str, Any]) -> tuple[V, bool]:
    """Give the row as it is now and whether it changed; the same twice is no change.

    Raises
    ------
    ChangedMeanwhile
        It is not at `version` any more, and other values stand there.
    """
    held = hold(row)
    if all(getattr(held, name) == value for name, value in values.items()):
        return held, False
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held, True
