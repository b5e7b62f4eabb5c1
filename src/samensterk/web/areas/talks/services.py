"""Verbs about table talks and what was told there."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.talks.faults import TalkClosed
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.common.moments import now
from samensterk.web.common.versions import ChangedMeanwhile, hold, hold_at


@transaction.atomic
def make_talk(
    *, scan: LoadedScan, values: Mapping[str, Any], by_id: int | None
) -> Talk:
    """Begin a table talk about the areas of a scan; the same twice gives the first."""
    same = Talk.objects.for_municipality(scan.municipality_id).filter(
        scan=scan, closed_at=None, made_by=by_id, **values
    )
    found = same.first()
    if found is not None:
        return found
    talk = Talk(
        municipality_id=scan.municipality_id, scan=scan, made_by_id=by_id, **values
    )
    talk.made_at = now()
    talk.full_clean()
    talk.save()
    return talk


@transaction.atomic
def change_talk(*, talk: Talk, version: int, values: Mapping[str, Any]) -> Talk:
    """Change title, day or organisations.

    Raises
    ------
    ChangedMeanwhile
    TalkClosed
    """
    held = hold_at(talk, version)
    _must_be_open(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def close_talk(*, talk: Talk) -> Talk:
    """Say that all is written down; twice is not an error."""
    held = hold(talk)
    if held.closed_at is None:
        held.closed_at = now()
        held.version += 1
        held.save(update_fields=["closed_at", "version"])
    return held


@transaction.atomic
def reopen_talk(*, talk: Talk) -> Talk:
    held = hold(talk)
    if held.closed_at is not None:
        held.closed_at = None
        held.version += 1
        held.save(update_fields=["closed_at", "version"])
    return held


@transaction.atomic
def remove_talk(*, talk: Talk) -> None:
    """Remove a talk and all that was told there; twice is not an error."""
    Talk.objects.filter(pk=talk.pk).delete()


@transaction.atomic
def add_note(*, talk: Talk, values: Mapping[str, Any], by_id: int | None) -> TalkNote:
    """Write down what was told; sent twice it stands there once.

    Raises
    ------
    TalkClosed
    """
    held = hold(talk)
    _must_be_open(held)
    found = TalkNote.objects.filter(talk=held, **values).first()
    if found is not None:
        return found
    note = TalkNote(
        municipality_id=held.municipality_id, talk=held, by_id=by_id, **values
    )
    note.at = now()
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def change_note(*, note: TalkNote, version: int, values: Mapping[str, Any]) -> TalkNote:
    """Mend what was written down.

    Raises
    ------
    ChangedMeanwhile
    TalkClosed
    """
    _must_be_open(hold(note.talk))  # what others hang on first
    held = hold(note)
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def remove_note(*, note: TalkNote) -> None:
    """Remove one note, also of a closed talk: it may be about somebody after all."""
    TalkNote.objects.filter(pk=note.pk).delete()


def _must_be_open(talk: Talk) -> None:
    if talk.closed_at is not None:
        raise TalkClosed
