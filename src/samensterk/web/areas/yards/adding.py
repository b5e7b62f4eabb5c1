"""A yard that no scan found: added by people, or split off from another one."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction

from samensterk.web.areas.yards.correcting import Told, check, write_down
from samensterk.web.areas.yards.faults import AlreadyThere
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.areas.yards.whereabouts import visit_area_at
from samensterk.web.common.processing import notice


class NewYard(TypedDict):
    """Where a yard is that only people know."""

    key: str  # of its address in the BAG, or one of our own
    address: str
    street: str
    house_number: int | None
    place: str
    x_m: float
    y_m: float


class Added(NewYard, Told):
    """A new yard, and who says that it is there."""


WHERE = ("key", "address", "street", "house_number", "place", "x_m", "y_m")


@transaction.atomic
def add_yard(*, municipality_id: int, kind: str, **given: Unpack[Added]) -> Yard:
    """Add a yard that the registers do not show; the same one twice is one yard.

    Raises
    ------
    AlreadyThere
    """
    what = YardCorrection.What.NEW
    return make_yard(municipality_id, kind, given, what=what, after={})


def make_yard(
    municipality_id: int,
    kind: str,
    given: Added,
    *,
    what: YardCorrection.What,
    after: Mapping[str, Any],
) -> Yard:
    """Make the row and the correction that says why it is there.

    Raises
    ------
    AlreadyThere
    """
    where: dict[str, Any] = {name: given[name] for name in WHERE}  # type: ignore[literal-required]
    told: Any = {name: value for name, value in given.items() if name not in WHERE}
    yard = Yard(
        municipality_id=municipality_id,
        kind=kind,
        is_own=True,
        visit_area=visit_area_at(municipality_id, given["x_m"], given["y_m"]),
        **where,
    )
    check(yard)
    try:
        with transaction.atomic():
            yard.save(force_insert=True)
    except IntegrityError:
        return _there_already(yard, what, told)
    notice(yard.subject)  # nothing was read, and yet it is about somebody
    said = {**where, **after, **({} if kind == Yard.Kind.UNKNOWN else {"kind": kind})}
    write_down(yard, what, before={}, after=said, told=told)
    return yard


def _there_already(yard: Yard, what: YardCorrection.What, told: Told) -> Yard:
    """Give the yard when the same was sent twice; else say which one is there."""
    rows = Yard.objects.for_municipality(yard.municipality_id)
    there = rows.get(key=yard.key)
    same = there.corrections.holding().filter(
        what=what, by=told["by_id"], why=told["why"]
    )
    if not same.exists():
        raise AlreadyThere(there)
    return there
