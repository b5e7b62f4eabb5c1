"""A newer scan comes: what people corrected holds, and where in doubt somebody is asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import QuerySet

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.scan_folders import FoundYard
from samensterk.web.areas.yards.comparing import differing
from samensterk.web.areas.yards.doubts import Doubt, Sight, by_question, doubts
from samensterk.web.areas.yards.known import (
    KnownYard,
    Said,
    known_yards,
    said_by_people,
)
from samensterk.web.areas.yards.models import Yard, YardQuestion
from samensterk.web.areas.yards.whereabouts import Nearest
from samensterk.web.common.moments import today

ROWS_PER_STATEMENT = 500
# What a scan says of a yard; people's words are put in where they said something.
FROM_SCAN = (
    *("address", "street", "house_number", "place", "visit_area", "kind", "kind_found"),
    *("facts", "x_m", "y_m", "is_own", "gone_since", "change", "before"),
)


def bring_up_to(
    scan: LoadedScan, found: Sequence[FoundYard], before: LoadedScan | None
) -> None:
    """Bring the list up to a scan in few statements, however many yards there are.

    A yard that people added and that the scan finds under the same key is from now on one
    of the scan. What has not changed is not written again.
    """
    here = scan.municipality_id
    known, said = known_yards(here), said_by_people(here)
    sight = Sight(known, {one.key: one for one in found}, said)
    doubtful = doubts(sight)
    is_again = before is not None and _is_same(before, scan)
    rows = [_values(one, sight, before, is_again=is_again) for one in found]
    mine: QuerySet[Yard] = models.QuerySet(Yard).filter(municipality=here)
    if not is_again:
        mine.filter(change=Yard.Change.WENT).update(change="")
    _lose(mine, sight)
    mine.filter(gone_since=None, is_own=False).update(scan=scan)
    Yard.objects.bulk_create(
        [
            Yard(municipality_id=here, scan=scan, **one)
            for one in rows
            if _differs(one, known.get(one["key"]))
        ],
        batch_size=ROWS_PER_STATEMENT,
        update_conflicts=True,
        unique_fields=["municipality", "key"],
        update_fields=[*FROM_SCAN, "scan"],
    )
    _put_in_areas(mine, sight)
    _ask(scan, doubtful, sight)


def _is_same(before: LoadedScan, scan: LoadedScan) -> bool:
    """Say whether it is the scan of last time once more: then it changes nothing."""
    return before.made_on == scan.made_on and before.sources == scan.sources


def _values(
    found: FoundYard, sight: Sight, before: LoadedScan | None, *, is_again: bool
) -> dict[str, Any]:
    """Give the fields of one row: as the scan finds them, and as people said."""
    was = sight.known.get(found.key)
    said = sight.said.get(was.id, Said()) if was is not None else Said()
    change: tuple[str, Mapping[str, Any]] = "", {}
    if is_again and was is not None:
        change = was.change, was.before
    elif before is not None:
        change = _change(was, found, before)
    return {
        "key": found.key,
        "address": found.address,
        "street": found.street,
        "house_number": found.house_number,
        "place": found.place,
        "visit_area": found.visit_area,
        "kind": said.kind or found.kind,
        "kind_found": found.kind,
        "facts": found.facts,
        "x_m": found.x_m,
        "y_m": found.y_m,
        "is_own": False,
        "gone_since": None,
        "change": change[0],
        "before": change[1],
        **(said.address or {}),
    }


def _change(
    was: KnownYard | None, found: FoundYard, before: LoadedScan
) -> tuple[str, dict[str, Any]]:
    """Say what is new since the scan before, and keep what that one said."""
    if was is None or was.gone_since is not None:
        return Yard.Change.NEW, {}
    if differing(was.facts, found.facts):
        told = {"made_on": before.made_on.isoformat(), "facts": dict(was.facts)}
        return Yard.Change.CHANGED, told
    return "", {}


def _differs(values: Mapping[str, Any], was: KnownYard | None) -> bool:
    return was is None or any(values[name] != getattr(was, name) for name in FROM_SCAN)


def _lose(mine: QuerySet[Yard], sight: Sight) -> None:
    lost = [
        one.id
        for one in sight.known.values()
        if one.key not in sight.found and not one.is_own and one.gone_since is None
    ]
    for some in _parts(lost):
        went = Yard.Change.WENT
        mine.filter(pk__in=some).update(gone_since=today(), change=went, before={})


def _put_in_areas(mine: QuerySet[Yard], sight: Sight) -> None:
    """Put yards of people in the visit areas of this scan: a round visits whole areas."""
    own = [
        one for one in sight.known.values() if one.is_own and one.key not in sight.found
    ]
    among = [one for one in sight.found.values() if one.visit_area]
    if not own or not among:
        return
    nearest = Nearest([(one.x_m, one.y_m) for one in among])
    at = nearest.to([(one.x_m, one.y_m) for one in own])
    rows = [
        Yard(pk=one.id, visit_area=among[number].visit_area)
        for one, (number, _m) in zip(own, at, strict=True)
    ]
    mine.bulk_update(rows, ["visit_area"], batch_size=ROWS_PER_STATEMENT)


def _ask(scan: LoadedScan, doubtful: Sequence[Doubt], sight: Sight) -> None:
    """Ask what is new; forget what nobody has to answer any more."""
    together = by_question(doubtful)
    asked = [
        next(one for one in same if one.is_new)
        for same in together.values()
        if any(one.is_new for one in same)
    ]
    again = {(one.yard.id, one.why) for one in asked}
    rows: QuerySet[YardQuestion] = models.QuerySet(YardQuestion).filter(
        municipality=scan.municipality_id
    )
    moot = [
        pk
        for pk, yard_id, why in rows.filter(answered_at=None).values_list(
            "pk", "yard_id", "why"
        )
        if (yard_id, why) in again or (yard_id, why) not in together
    ]
    for some in _parts(moot):
        rows.filter(pk__in=some).delete()
    YardQuestion.objects.bulk_create(
        [_question(scan, one) for one in asked], batch_size=ROWS_PER_STATEMENT
    )


def _question(scan: LoadedScan, doubt: Doubt) -> YardQuestion:
    return YardQuestion(
        municipality_id=scan.municipality_id,
        yard_id=doubt.yard.id,
        key=doubt.yard.key,
        scan=scan,
        why=doubt.why,
        found=dict(doubt.found),
    )


def _parts(ids: Sequence[int]) -> Iterator[Collection[int]]:
    for start in range(0, len(ids), ROWS_PER_STATEMENT):
        yield ids[start : start + ROWS_PER_STATEMENT]
