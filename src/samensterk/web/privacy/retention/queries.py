"""Questions about terms, what went and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, Sum

from samensterk.web.common.keeping import KEEPING, Kept
from samensterk.web.common.moments import now, today
from samensterk.web.privacy.retention.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    RetentionRun,
    ShortenedTerm,
)
from samensterk.web.privacy.retention.rules import WARNING, TermHere, days_before

LOOK_BACK = timedelta(days=90)  # for nights that were missed


def terms_at(place: int | None, moment: datetime) -> list[TermHere]:
    """Give the terms of a place; None is what is kept for the whole site."""
    shortened = {
        one.code: one
        for one in ShortenedTerm.objects.filter(municipality=place or None)
    }
    decisions = {
        one.code: one
        for one in reversed(RecordDecision.objects.filter(municipality=place or None))
    }
    return [
        TermHere(
            kept,
            kept.term,
            place,
            moment,
            shortened.get(kept.code),
            decisions.get(kept.code),
        )
        for kept in KEEPING.with_term()
        if kept.term and kept.term.has_municipality == (place is not None)
    ]


def term_here(municipality_id: int, kept: Kept, moment: datetime) -> TermHere | None:
    """Give the term of one kind; None when a municipality has no say in it."""
    found = terms_at(municipality_id, moment)
    return next((one for one in found if one.kept is kept), None)


def soon(here: TermHere) -> int:
    """Count what goes within the time of a warning; `here` is of its end."""
    return here.term.holder.count(here.cut_off, here.place)


@dataclass(frozen=True, slots=True)
class Going:
    """How many of one kind go within two weeks."""

    kept: Kept
    n_rows: int


def going_soon(municipality_id: int) -> list[Going]:
    """Give what goes within two weeks and may be wanted still."""
    found = [
        Going(one.kept, soon(one))
        for one in terms_at(municipality_id, now() + WARNING)
        if one.term.warns
    ]
    return [one for one in found if one.n_rows]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record whose personal data should go before the record may."""

    here: TermHere
    n_kept: int  # rows that stay only because they are a record


def conflicts(municipality_id: int) -> list[Conflict]:
    """Give where the two terms are at odds, also those that were decided."""
    return [
        Conflict(one, _n_between(one))
        for one in terms_at(municipality_id, now() + WARNING)
        if one.has_conflict
    ]


def _n_between(here: TermHere) -> int:
    """Count rows past their personal term, now, that are no record of old yet."""
    record = here.term.record
    if record is None:
        return 0
    holder, moment = here.term.holder, now()
    past_term = holder.count(days_before(moment, here.days), here.place)
    return past_term - holder.count(days_before(moment, record.days), here.place)


def decisions_of(municipality_id: int) -> QuerySet[RecordDecision]:
    rows = RecordDecision.objects.filter(municipality=municipality_id)
    return rows.select_related("decided_by")


def removals(municipality_id: int) -> QuerySet[Removal]:
    """Give the proof of this municipality, and of what is kept for the whole site."""
    of_site = [
        one.code
        for one in KEEPING.with_term()
        if one.term and not one.term.has_municipality
    ]
    mine = Q(municipality=municipality_id) | Q(municipality=None, code__in=of_site)
    return Removal.objects.filter(mine)


def packages(municipality_id: int) -> QuerySet[ArchivePackage]:
    rows = ArchivePackage.objects.filter(municipality=municipality_id)
    return rows.select_related("taken_by")


def last_run() -> RetentionRun | None:
    return RetentionRun.objects.exclude(ended_at=None).first()


def missed_nights() -> Sequence[date]:
    """Give the days of the last months on which nothing was removed, newest first.

    Before the first run there was no site; today may still come.
    """
    first = RetentionRun.objects.last()
    if first is None:
        return []
    begin = max(first.day, today() - LOOK_BACK)
    rows = RetentionRun.objects.filter(day__gte=begin).exclude(ended_at=None)
    done = set(rows.values_list("day", flat=True))
    n_days = (today() - begin).days
    nights = [begin + timedelta(days=number) for number in range(n_days)]
    return [one for one in reversed(nights) if one not in done]


def requested_since(moment: datetime) -> int:
    """Count what was removed on request since a moment."""
    rows = Removal.objects.filter(because=Removal.Because.REQUEST, ran_at__gte=moment)
    return rows.aggregate(n=Sum("n_rows"))["n"] or 0
