"""Find what was changed, removed, added or put in another order in the log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils import timezone

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.moments import now
from samensterk.web.privacy.log import chain
from samensterk.web.privacy.log.models import LogEntry, LogMonth, LogSeal
from samensterk.web.privacy.log.services import KEPT_AT_LEAST, as_lines
from samensterk.web.privacy.retention.models import Removal

OLDEST_WAITING = timedelta(days=1)  # the worker seals every few minutes


class Fault(StrEnum):
    """What is wrong with a month."""

    CHANGED = "changed"  # a line is not what was sealed, or one was swapped
    LINES_MISSING = "lines_missing"
    SEAL_MISSING = "seal_missing"
    MONTH_MISSING = "month_missing"  # between two that are closed
    NOT_REMOVED = "not_removed"  # lines in a month that was removed
    REMOVED_EARLY = "removed_early"  # before any term allows, or without proof
    STRAY = "stray"  # lines under no seal or month of this log
    OTHER_COUNT = "other_count"  # a closed month says another number of lines
    ADDED = "added"  # lines after the month was closed
    NOT_SEALED = "not_sealed"  # lines that wait too long
    OTHER_END = "other_end"  # not what was noted earlier


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    month: str
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a month is sealed; kept elsewhere, it shows later what was cut off."""

    code: str
    month: str
    number: int
    hash: str
    n_lines: int
    chain_hash: str = ""  # of a month that is closed

    @property
    def name(self) -> str:
        return f"{self.code} {self.month}"


@dataclass(frozen=True, slots=True)
class Report:
    n_months: int
    n_lines: int
    heads: list[Head]
    findings: list[Finding]


def verify(noted: Iterable[Head] = ()) -> Report:
    """Compute the whole chain again.

    Parameters
    ----------
    noted
        The heads of an earlier report, kept elsewhere.
    """
    earlier = {one.name: one for one in noted}
    months = list(LogMonth.objects.order_by("municipality", "month"))
    heads: list[Head] = []
    findings: list[Finding] = [*_between(months), *_removed(months), *_stray()]
    n_lines = 0
    for month in months:
        code = municipality_by_id(month.municipality_id).code
        findings += _closing(month, code)
        if month.removed_at is None:
            head, found = _lines_of(month, code, earlier)
            heads.append(head)
            findings += found
            n_lines += head.n_lines
    findings += _cut_off(heads, months, earlier)
    return Report(len(months), n_lines, heads, findings)


def _between(months: list[LogMonth]) -> Iterator[Finding]:
    """Look whether each closed month goes on from the one before it."""
    previous: dict[int, str] = {}
    for month in months:
        if month.closed_at is None:
            continue
        code = municipality_by_id(month.municipality_id).code
        before = previous.get(month.municipality_id, "")
        expected = chain.month_of(before, code, month.month, month.end_hash)
        if month.chain_hash != expected:
            yield Finding(code, _name(month), Fault.MONTH_MISSING)
        previous[month.municipality_id] = month.chain_hash


def _removed(months: list[LogMonth]) -> Iterator[Finding]:
    """Look whether each month that went had its time, and whether there is proof."""
    proved = dict(
        Removal.objects.filter(code=LogEntry._meta.label_lower.replace(".", "-"))  # noqa: SLF001
        .values_list("municipality")
        .annotate(models.Sum("n_rows"))
        .order_by()
    )
    for month in months:
        if month.removed_at is None:
            continue
        left = proved.get(month.municipality_id, 0) - month.n_rows
        proved[month.municipality_id] = left
        day = timezone.localdate(month.removed_at) - timedelta(days=KEPT_AT_LEAST)
        # The months go oldest first, so the proof runs out at the last of them.
        if left < 0 or day.replace(day=1) <= month.month:
            code = municipality_by_id(month.municipality_id).code
            yield Finding(code, _name(month), Fault.REMOVED_EARLY)


def _stray() -> Iterator[Finding]:
    """Look for lines that no seal and no month would ever come across."""
    seal = LogSeal.objects.filter(pk=models.OuterRef("seal_id"))
    month = LogMonth.objects.filter(
        municipality=models.OuterRef("municipality"), month=models.OuterRef("month")
    )
    lost = LogEntry.objects.exclude(seal=None).filter(~models.Exists(seal))
    # The worker makes the month with its first seal.
    old = LogEntry.objects.waiting().filter(at__lt=now() - OLDEST_WAITING)
    for rows in (lost, old.filter(~models.Exists(month))):
        per_month = rows.values_list("municipality", "month")
        for place, first_day, n_lines in per_month.annotate(
            n_lines=models.Count("pk")
        ).order_by("municipality", "month"):
            code = municipality_by_id(place).code
            yield Finding(code, f"{first_day:%Y-%m}", Fault.STRAY, str(n_lines))


def _closing(month: LogMonth, code: str) -> Iterator[Finding]:
    lines = LogEntry.objects.of_month(month)
    if month.removed_at is not None and lines.exists():
        yield Finding(code, _name(month), Fault.NOT_REMOVED, str(lines.count()))
    waiting = lines.waiting()
    if month.closed_at is not None and waiting.exists():
        yield Finding(code, _name(month), Fault.ADDED, str(waiting.count()))
    elif waiting.filter(at__lt=now() - OLDEST_WAITING).exists():
        yield Finding(code, _name(month), Fault.NOT_SEALED, str(waiting.count()))


def _lines_of(
    month: LogMonth, code: str, earlier: Mapping[str, Head]
) -> tuple[Head, list[Finding]]:
    """Compute the seals of a month again."""
    noted = earlier.get(f"{code} {_name(month)}")
    findings: list[Finding] = list(_counted(month, code))
    previous, number, n_lines = chain.start_of(code, month.month), 0, 0
    for seal in month.seals.order_by("number"):
        number += 1
        if seal.number != number or seal.previous_hash != previous:
            findings.append(
                Finding(code, _name(month), Fault.SEAL_MISSING, str(number))
            )
            number = seal.number
        lines = list(seal.lines.order_by("id"))
        computed = chain.seal_of(seal.previous_hash, seal.number, as_lines(lines))
        if len(lines) != seal.n_rows:
            detail = f"{seal.number}: {len(lines)} / {seal.n_rows}"
            findings.append(Finding(code, _name(month), Fault.LINES_MISSING, detail))
        elif computed != seal.hash or any(_strays(one, month) for one in lines):
            detail = f"{seal.number}"
            findings.append(Finding(code, _name(month), Fault.CHANGED, detail))
        if noted and noted.number == seal.number and noted.hash != seal.hash:
            detail = f"{seal.number}"
            findings.append(Finding(code, _name(month), Fault.OTHER_END, detail))
        previous, n_lines = seal.hash, n_lines + len(lines)
    if month.closed_at is not None and month.end_hash != previous:
        findings.append(Finding(code, _name(month), Fault.SEAL_MISSING, str(number)))
    head = Head(code, _name(month), number, previous, n_lines, month.chain_hash)
    return head, findings


def _strays(line: LogEntry, month: LogMonth) -> bool:
    """Say whether a line was moved elsewhere, or counts what it does not name."""
    place = (line.municipality_id, line.month)
    moved = place != (month.municipality_id, month.month)
    return moved or line.n_subjects != len(line.tokens)


def _counted(month: LogMonth, code: str) -> Iterator[Finding]:
    """Look whether a closed month tells the number of its lines."""
    sealed = sum(month.seals.values_list("n_rows", flat=True))
    if month.closed_at is not None and month.n_rows != sealed:
        detail = f"{month.n_rows} / {sealed}"
        yield Finding(code, _name(month), Fault.OTHER_COUNT, detail)


def _cut_off(
    heads: list[Head], months: list[LogMonth], earlier: Mapping[str, Head]
) -> Iterator[Finding]:
    """Compare with what was noted: a month may grow or close, never the other way."""
    present = {one.name: one for one in heads}
    removed = {
        f"{municipality_by_id(one.municipality_id).code} {_name(one)}": one.chain_hash
        for one in months
        if one.removed_at is not None
    }
    for name, noted in earlier.items():
        head = present.get(name)
        closed = head.chain_hash if head else removed.get(name, "")
        is_shorter = name not in removed and (not head or head.number < noted.number)
        if is_shorter or (noted.chain_hash and noted.chain_hash != closed):
            yield Finding(noted.code, noted.month, Fault.OTHER_END, str(noted.number))


def _name(month: LogMonth) -> str:
    return f"{month.month:%Y-%m}"
