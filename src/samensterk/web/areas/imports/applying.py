"""Taking a list over: every chosen row, or none; with corrections that can be undone.

The same as the verbs about one yard do (`yards.corrections`), for thousands at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samensterk.web.areas.imports.book import NearestPlace
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.scans.addresses import BagAddress
from samensterk.web.areas.yards.models import Yard, YardCorrection
from samensterk.web.common.moments import now
from samensterk.web.common.processing import all_at_once

Kind, What = Yard.Kind, YardCorrection.What
ROWS_PER_STATEMENT = 400
FARTHEST_M = 1e6  # the nearest yard, however far: a round must pass there as well
# What became of a row.
KIND, ADDED, BACK = "kind", "added", "back"
SAME, CEASED, AGAIN = "same", "ceased", "again"
WHERE = ("key", "address", "street", "house_number", "place", "x_m", "y_m")
PRESENCE = ("set_aside_on", "merged_into_id", "gone_since", "is_own")
CHANGED = (
    *("kind", "n_corrections", "version", "is_own", "set_aside_on", "gone_since"),
)


@dataclass(slots=True)
class Work:
    """What is to be written: yards that change, yards that are new, and why."""

    changed: dict[int, Yard] = field(default_factory=dict)
    added: list[Yard] = field(default_factory=list)
    corrections: list[YardCorrection] = field(default_factory=list)
    outcomes: dict[int, str] = field(default_factory=dict)  # by row


def apply_rows(found: YardImport, rows: Sequence[ImportRow], why: str) -> Work:
    """Bring the yards up to the rows that are taken; runs inside one transaction."""
    place = found.municipality_id
    with all_at_once(place, Yard.SUBJECT):
        yards = {one.key: one for one in _held(place, [one.key for one in rows])}
        work = Work()
        seen: set[str] = set()
        near = _nearest_with_area(place)
        for row in sorted(rows, key=lambda one: one.number):
            if row.key in seen:
                work.outcomes[row.pk] = AGAIN
                continue
            seen.add(row.key)
            _apply_one(work, found, row, yards.get(row.key), near, why)
        _write(work)
    return work


def _held(municipality_id: int, keys: Sequence[str]) -> Iterator[Yard]:
    """Hold the yards with these keys, in the order of their number."""
    rows = Yard.objects.for_municipality(municipality_id).select_for_update(
        of=("self",), no_key=True
    )
    ids: list[int] = []
    every = sorted(set(keys))
    for start in range(0, len(every), ROWS_PER_STATEMENT):
        some = every[start : start + ROWS_PER_STATEMENT]
        mine = Yard.objects.for_municipality(municipality_id).filter(key__in=some)
        ids += [one.pk for one in mine.only("municipality", "key")]
    ids.sort()
    for start in range(0, len(ids), ROWS_PER_STATEMENT):
        some_ids = ids[start : start + ROWS_PER_STATEMENT]
        yield from rows.filter(pk__in=some_ids).order_by("pk").defer("facts", "before")


def _nearest_with_area(municipality_id: int) -> tuple[NearestPlace, dict[str, str]]:
    rows = Yard.objects.for_municipality(municipality_id).present()
    fields = ("municipality", "key", "visit_area", "x_m", "y_m")
    found = list(rows.exclude(visit_area="").order_by("pk").only(*fields))
    places = [BagAddress(one.key, "", "", None, "", one.x_m, one.y_m) for one in found]
    return NearestPlace(places), {one.key: one.visit_area for one in found}


def _apply_one(
    work: Work,
    found: YardImport,
    row: ImportRow,
    yard: Yard | None,
    near: tuple[NearestPlace, dict[str, str]],
    why: str,
) -> None:
    if yard is None:
        made = _new_yard(found, row, near)
        work.added.append(made)
        said = {name: getattr(made, name) for name in WHERE}
        if made.kind != Kind.UNKNOWN:
            said["kind"] = made.kind
        _because(work, found, made, What.NEW, {}, said, why)
        work.outcomes[row.pk] = ADDED
        return
    outcome = SAME
    if yard.set_aside_on is not None:
        if not yard.is_own or yard.n_corrections:
            # Somebody said that it has ceased or belongs to another: that holds.
            work.outcomes[row.pk] = CEASED
            return
        before = _presence(yard)  # it was added, and that was undone
        yard.set_aside_on = None
        _because(work, found, yard, What.BACK, before, _presence(yard), why)
        outcome = BACK
    if row.kind and row.kind != yard.kind:
        before_kind, yard.kind = yard.kind, row.kind
        _because(
            work, found, yard, What.KIND, {"kind": before_kind}, {"kind": row.kind}, why
        )
        outcome = BACK if outcome == BACK else KIND
    if outcome != SAME:
        work.changed[yard.pk] = yard
    work.outcomes[row.pk] = outcome


def _new_yard(
    found: YardImport, row: ImportRow, near: tuple[NearestPlace, dict[str, str]]
) -> Yard:
    told = next(one for one in row.candidates if one["key"] == row.key)
    nearest, areas = near
    beside = nearest.within(told["x_m"], told["y_m"], FARTHEST_M)
    return Yard(
        municipality_id=found.municipality_id,
        **{name: told[name] for name in WHERE},
        visit_area=areas[beside.key] if beside is not None else "",
        kind=row.kind or Kind.UNKNOWN,
        is_own=True,
    )


def _because(
    work: Work,
    found: YardImport,
    yard: Yard,
    what: YardCorrection.What,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    why: str,
) -> None:
    yard.n_corrections += 1
    yard.version += 1
    work.corrections.append(
        YardCorrection(
            municipality_id=found.municipality_id,
            yard=yard,
            key=yard.key,
            what=what,
            before=dict(before),
            after=dict(after),
            why=why[:300],
            source=YardCorrection.Source.LIST,
            from_import=found,
            by_id=found.by_id,
            at=now(),
        )
    )


def _presence(yard: Yard) -> dict[str, Any]:
    """Give what says whether a yard is on the list, as a correction keeps it."""
    values = {name: getattr(yard, name) for name in PRESENCE}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def _write(work: Work) -> None:
    Yard.objects.bulk_create(work.added, batch_size=ROWS_PER_STATEMENT)
    save_alike(list(work.changed.values()))
    for one in work.corrections:
        one.yard_id = one.yard.pk  # a new yard has its number only now
    YardCorrection.objects.bulk_create(work.corrections, batch_size=ROWS_PER_STATEMENT)


def save_alike(yards: Sequence[Yard]) -> None:
    """Save yards that are held; those that become the same in one statement."""
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for one in yards:
        alike[tuple(getattr(one, name) for name in CHANGED)].append(one.pk)
    for values, numbers in alike.items():
        for start in range(0, len(numbers), ROWS_PER_STATEMENT):
            some = numbers[start : start + ROWS_PER_STATEMENT]
            rows = Yard.objects.filter(pk__in=some)
            rows.update(**dict(zip(CHANGED, values, strict=True)))


def write_outcomes(work: Work) -> None:
    """Say at each row what became of it."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number, outcome in work.outcomes.items():
        alike[outcome].append(number)
    for outcome, numbers in alike.items():
        for start in range(0, len(numbers), ROWS_PER_STATEMENT):
            some = numbers[start : start + ROWS_PER_STATEMENT]
            ImportRow.objects.filter(pk__in=some).update(outcome=outcome)
