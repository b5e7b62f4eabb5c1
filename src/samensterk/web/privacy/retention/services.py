"""Removing what has had its time, with proof; and what may be changed about terms."""

import logging
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samensterk import __version__
from samensterk.web.accounts.queries import all_municipalities
from samensterk.web.common.keeping import PLATFORM, Kept
from samensterk.web.common.moments import now, today
from samensterk.web.privacy.retention import archive, queries
from samensterk.web.privacy.retention.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    RetentionRun,
    ShortenedTerm,
)
from samensterk.web.privacy.retention.rules import TermHere

_logger = logging.getLogger("samensterk.retention")


class TermRefused(Exception):
    """A term cannot be this one.

    * NotHere: a municipality has no say in it
    * TooLong: longer than the declaration
    * TooShort: the law, or the work, needs it longer
    """


class NotHere(TermRefused):
    pass


class TooLong(TermRefused):
    def __init__(self, longest: int) -> None:
        super().__init__(f"at most {longest} days")
        self.longest = longest


class TooShort(TermRefused):
    def __init__(self, shortest: int) -> None:
        super().__init__(f"at least {shortest} days")
        self.shortest = shortest


def remove_due() -> RetentionRun:
    """Remove everything whose term has ended; what fails does not stop the rest.

    It may be done again, and by two workers at once: what has gone is counted once.
    """
    run, _is_new = RetentionRun.objects.get_or_create(
        day=today(), defaults={"version": __version__}
    )
    places = [None, *(one.pk for one in all_municipalities()), PLATFORM]
    failed: set[str] = set()
    for place in places:
        for here in queries.terms_at(place, now()):
            if not _remove(here, run):
                failed.add(here.kept.code)
    RetentionRun.objects.filter(pk=run.pk).update(
        ended_at=now(), version=__version__, failed=sorted(failed)
    )
    waiting = ArchivePackage.objects.filter(taken_at=None)
    archive.sweep(set(waiting.values_list("name", flat=True)))
    run.refresh_from_db()
    return run


def _remove(here: TermHere, run: RetentionRun) -> bool:
    """Remove what is due of one kind in one place; False when that failed."""
    try:
        with transaction.atomic():
            # Whoever holds the night goes first; the other then finds nothing.
            RetentionRun.objects.select_for_update().get(pk=run.pk)
            n_rows = _remove_records(here) if here.term.record else _remove_rows(here)
            if n_rows:
                RetentionRun.objects.filter(pk=run.pk).update(
                    n_removed=F("n_removed") + n_rows
                )
    except Exception:
        # A mistake in one room must not keep the data of the others.
        _logger.exception("removal failed: %s in %s", here.kept.code, here.place)
        return False
    return True


def _remove_rows(here: TermHere) -> int:
    n_rows = here.term.holder.remove(here.cut_off, here.place)
    _prove(here, n_rows, Removal.Because.TERM)
    return n_rows


def _remove_records(here: TermHere) -> int:
    """Export first; the rows go only when the file was read back and is right."""
    if not here.place:
        return 0  # a record is of a municipality
    with archive.exported(here) as package:
        if package is None:
            return 0
        package.save()
        n_removed = here.term.holder.remove(here.cut_off, here.place)
        if n_removed != package.n_rows:
            raise archive.OtherRows(here.kept.code)
        _prove(here, n_removed, Removal.Because.RECORD)
    return n_removed


def _prove(here: TermHere, n_rows: int, because: Removal.Because) -> None:
    if n_rows:
        note_removal(
            municipality_id=here.place or None,
            code=here.kept.code,
            because=because,
            n_rows=n_rows,
            term_days=here.goes_after_days,
            through=timezone.localdate(here.cut_off),
        )


@transaction.atomic
def note_removal(
    *,
    municipality_id: int | None,
    code: str,
    because: Removal.Because,
    n_rows: int,
    term_days: int | None = None,
    through: date | None = None,
) -> Removal:
    """Write down that something went; also for what went because somebody asked."""
    return Removal.objects.create(
        municipality_id=municipality_id,
        code=code,
        because=because,
        n_rows=n_rows,
        term_days=term_days,
        through=through,
    )


@transaction.atomic
def shorten_term(
    *, municipality_id: int, kept: Kept, days: int, reason: str, set_by_id: int
) -> ShortenedTerm:
    """Keep something for a shorter time here.

    Raises
    ------
    TermRefused
    """
    term = kept.term
    if term is None or not term.has_municipality:
        raise NotHere(kept.code)
    if days >= term.days:
        raise TooLong(term.days - 1)
    if days < term.shortest:
        raise TooShort(term.shortest)
    mine = ShortenedTerm.objects.filter(municipality=municipality_id, code=kept.code)
    same = mine.filter(days=days).first()
    if same is not None:
        return same
    here = queries.term_here(municipality_id, kept, now())
    made, _is_new = ShortenedTerm.objects.update_or_create(
        municipality_id=municipality_id,
        code=kept.code,
        defaults={
            "days": days,
            "earlier_days": here.days if here else term.days,
            "reason": reason,
            "set_by_id": set_by_id,
            "set_at": now(),
        },
    )
    return made


@transaction.atomic
def restore_term(*, municipality_id: int, kept: Kept) -> None:
    """Go back to the term of the declaration; twice is not an error."""
    ShortenedTerm.objects.filter(municipality=municipality_id, code=kept.code).delete()


@transaction.atomic
def decide(
    *, here: TermHere, choice: RecordDecision.Choice, reason: str, decided_by_id: int
) -> RecordDecision:
    """Write down what the privacy officer chose about two terms that are at odds.

    Raises
    ------
    NotHere
    """
    record = here.term.record
    if record is None or not here.place or not here.has_conflict:
        raise NotHere(here.kept.code)
    return RecordDecision.objects.create(
        municipality_id=here.place,
        code=here.kept.code,
        choice=choice,
        reason=reason,
        term_days=here.days,
        record_years=record.years,
        decided_by_id=decided_by_id,
    )


@transaction.atomic
def take_to_archive(*, package: ArchivePackage, taken_by_id: int) -> ArchivePackage:
    """Write down that a file is in the archive, and remove it here."""
    found = ArchivePackage.objects.select_for_update().get(pk=package.pk)
    if found.taken_at is None:
        found.taken_at, found.taken_by_id = now(), taken_by_id
        found.save(update_fields=["taken_at", "taken_by"])
        # Should it stay behind, then the next night sweeps it.
        transaction.on_commit(lambda: archive.remove(found))
    return found
