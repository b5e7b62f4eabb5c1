"""Writing the log, sealing it, closing its months and removing them whole; its policy."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.moments import now
from samensterk.web.common.processing import Gathered, Subject, Use
from samensterk.web.privacy.log import chain
from samensterk.web.privacy.log.models import AccessPolicy, LogEntry, LogMonth, LogSeal

LINES_PER_SEAL = 2000
# A request that began in the old month may still write its line.
PATIENCE = timedelta(hours=1)
KEPT_AT_LEAST = 180  # days after the end of a month, whatever a municipality chooses
# The outside world reads this in its own logs: whoever changes the database after
# that cannot change what was written there.
_logger = logging.getLogger("samensterk.log")


def write(use: Use, gathered: Gathered, *, at: datetime | None = None) -> None:
    """Add one line per municipality; nearly always that is one."""
    at = at or now()
    by_place: dict[int, list[Subject]] = defaultdict(list)
    for one in sorted(gathered.subjects):
        by_place[one.municipality_id].append(one)
    for place, subjects in by_place.items():
        _write_one(use, place, subjects, at)


def _write_one(use: Use, place: int, subjects: list[Subject], at: datetime) -> None:
    tokens = "\n".join(one.token for one in subjects)
    LogEntry.objects.create(
        municipality_id=place,
        month=timezone.localdate(at).replace(day=1),
        at=at,
        user_id=use.user_id,
        roles=use.roles,
        door=use.door,
        action=use.action,
        purpose=use.purpose,
        reason=use.reason[:200],
        request_id=use.request_id,
        n_subjects=len(subjects),
        subjects=f"\n{tokens}\n",
    )


@transaction.atomic
def set_access_policy(*, municipality_id: int, with_names: bool) -> None:
    """Decide whether residents hear names; the same twice is not an error."""
    AccessPolicy.objects.update_or_create(
        municipality_id=municipality_id, defaults={"with_names": with_names}
    )


def seal() -> int:
    """Close what was written since the last time; gives how many lines."""
    found = LogEntry.objects.waiting().order_by("municipality", "month")
    months = list(found.values_list("municipality", "month").distinct())
    return sum(_seal_month(place, month) for place, month in months)


def _seal_month(place: int, month: date) -> int:
    LogMonth.objects.get_or_create(municipality_id=place, month=month)
    n_sealed = 0
    while n_new := _seal_batch(place, month):
        n_sealed += n_new
    return n_sealed


@transaction.atomic
def _seal_batch(place: int, first_day: date) -> int:
    """Seal the next lines of a month; who seals holds the month meanwhile."""
    rows = LogMonth.objects.select_for_update()
    month = rows.get(municipality_id=place, month=first_day)
    found = LogEntry.objects.of_month(month).waiting().order_by("id")
    lines = list(found[:LINES_PER_SEAL])
    if not lines:
        return 0
    last = month.seals.order_by("number").last()
    code = municipality_by_id(place).code
    previous = last.hash if last else chain.start_of(code, first_day)
    number = last.number + 1 if last else 1
    made = LogSeal.objects.create(
        month=month,
        number=number,
        n_rows=len(lines),
        previous_hash=previous,
        hash=chain.seal_of(previous, number, as_lines(lines)),
    )
    ids = [one.pk for one in lines]
    LogEntry.objects.filter(pk__in=ids, seal=None).update(seal=made)
    _tell(code, first_day, f"seal {number}", made.hash)
    return len(lines)


def _tell(code: str, month: date, what: str, digest: str) -> None:
    _logger.info("log %s %s %s %s", code, f"{month:%Y-%m}", what, digest)


def as_lines(entries: Iterable[LogEntry]) -> Iterable[chain.Line]:
    """Give what is hashed of each."""
    for one in entries:
        yield chain.Line(
            one.pk,
            one.at,
            one.user_id,
            one.roles,
            one.door,
            one.action,
            one.purpose,
            one.reason,
            one.request_id,
            one.subjects,
        )


def close_months() -> int:
    """Close the months that are over, each after the one before it; gives how many."""
    this_month = timezone.localdate(now() - PATIENCE).replace(day=1)
    over = LogMonth.objects.filter(closed_at=None, month__lt=this_month)
    numbers = list(over.order_by("month").values_list("pk", flat=True))
    return sum(_close(number) for number in numbers)


@transaction.atomic
def _close(month_id: int) -> int:
    month = LogMonth.objects.select_for_update().get(pk=month_id)
    before = LogMonth.objects.filter(municipality=month.municipality_id)
    before = before.filter(month__lt=month.month)
    waits = LogEntry.objects.of_month(month).waiting().exists()
    if month.closed_at or waits or before.filter(closed_at=None).exists():
        return 0
    previous = before.order_by("month").last()
    seals = list(month.seals.order_by("number"))
    code = municipality_by_id(month.municipality_id).code
    month.end_hash = seals[-1].hash if seals else chain.start_of(code, month.month)
    month.n_rows = sum(one.n_rows for one in seals)
    month.chain_hash = chain.month_of(
        previous.chain_hash if previous else "", code, month.month, month.end_hash
    )
    month.closed_at = now()
    month.save()
    _tell(code, month.month, "closed", month.chain_hash)
    return 1


@transaction.atomic
def remove_month(month: LogMonth) -> int:
    """Remove the lines of a closed month; its end hash stays."""
    month = LogMonth.objects.select_for_update().get(pk=month.pk)
    if month.closed_at is None or month.removed_at is not None:
        return 0
    # First said, then done: the database lets no line of another month go.
    month.removed_at = now()
    month.save(update_fields=["removed_at"])
    n_rows, _kinds = LogEntry.objects.of_month(month).delete()
    month.seals.all().delete()
    return n_rows
