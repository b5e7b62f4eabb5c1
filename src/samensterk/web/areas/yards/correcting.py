"""How a correction is written down: what all verbs about one yard share."""

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict

from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.common.versions import hold, hold_at

ADDRESS_FIELDS = ("address", "street", "house_number", "place")
# What says whether a yard is on the list.
PRESENCE_FIELDS = ("set_aside_on", "merged_into_id", "gone_since", "is_own")

NOT_TYPED = {"municipality", "yard", "from_import", "by", "before", "after"}


class Told(TypedDict):
    """Who says it, from where he knows it, and why it is right."""

    why: str
    source: str
    by_id: int | None
    from_import: NotRequired[Any]  # the list it came with


def hold_yard(yard: Yard, version: int | None) -> Yard:
    """Hold a yard; with a version, only when nobody else changed it since.

    Raises
    ------
    ChangedMeanwhile
    """
    return hold(yard) if version is None else hold_at(yard, version)


def write_down(
    yard: Yard,
    what: YardCorrection.What,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    told: Told,
) -> YardCorrection:
    """Add a correction of a yard that is held, and keep the yard."""
    correction = YardCorrection(
        municipality_id=yard.municipality_id,
        yard=yard,
        key=yard.key,
        what=what,
        before=dict(before),
        after=dict(after),
        **told,
    )
    correction.clean_fields(exclude=NOT_TYPED)
    correction.save()
    keep(yard)
    return correction


def keep(yard: Yard) -> None:
    """Save a yard that is held, with how many corrections hold."""
    yard.n_corrections = yard.corrections.holding().count()
    yard.version += 1
    check(yard)
    yard.save()


def check(yard: Yard) -> None:
    """Refuse what cannot be kept; the database looks after rows that belong together."""
    yard.clean_fields(exclude={"municipality", "scan", "merged_into", "facts"})


def values_of(yard: Yard, names: tuple[str, ...]) -> dict[str, Any]:
    """Give fields of a yard as a correction keeps them: days as texts."""
    values = {name: getattr(yard, name) for name in names}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def is_present(yard: Yard) -> bool:
    return yard.set_aside_on is None and yard.gone_since is None
