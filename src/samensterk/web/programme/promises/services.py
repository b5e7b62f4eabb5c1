"""Verbs about promises: written down, changed, answered, opened again, handed over."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from samensterk.web.common.processing import notice
from samensterk.web.common.versions import ChangedMeanwhile, hold
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.programme.promises import queries
from samensterk.web.programme.promises.faults import (
    AlreadyAnswered,
    EventGone,
    NotAnOwner,
    NumberTaken,
)
from samensterk.web.programme.promises.models import AnswerCount, Promise


@transaction.atomic
def make_promise(
    *, number: UUID, municipality_id: int, values: Mapping[str, Any], by_id: int
) -> Promise:
    """Write down a promise; the same number twice is the same promise.

    Raises
    ------
    NumberTaken
    NotAnOwner
    EventGone
    """
    promise = Promise(
        pk=number, municipality_id=municipality_id, made_by_id=by_id, **values
    )
    if promise.programme_id is None:
        promise.programme = current_programme(municipality_id)
    _must_be_owner(promise)
    _hold_event(promise)
    promise.clean_fields()
    try:
        with transaction.atomic():
            promise.save(force_insert=True)
    except IntegrityError as error:
        rows = Promise.objects.for_municipality(municipality_id)
        before = rows.filter(pk=number, made_by=by_id).first()
        if before is None:
            raise NumberTaken from error
        return before
    notice(promise.subject)  # nothing was read, and yet it is about somebody
    return promise


@transaction.atomic
def change_promise(
    *, promise: Promise, version: int, values: Mapping[str, Any]
) -> Promise:
    """Change an open promise, unless somebody else did since `version`.

    Raises
    ------
    ChangedMeanwhile
    AlreadyAnswered
    NotAnOwner
    EventGone
    """
    held = hold(promise)
    if held.ended_on is not None:
        raise AlreadyAnswered(held)
    if held.version != version:
        raise ChangedMeanwhile(held)
    owner_before = held.owner_id
    for name, value in values.items():
        setattr(held, name, value)
    if held.owner_id != owner_before:
        _must_be_owner(held)
    _hold_event(held)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def answer_promise(
    *, promise: Promise, answer: str, how: Promise.How, ended_on: date
) -> Promise:
    """Write down the answer; the same answer twice is not an error.

    Raises
    ------
    AlreadyAnswered
        There is another answer; it stays.
    """
    held = hold(promise)
    if held.ended_on is not None:
        if (held.answer, held.how, held.ended_on) == (answer, how, ended_on):
            return held
        raise AlreadyAnswered(held)
    held.answer, held.how, held.ended_on = answer, how, ended_on
    held.version += 1
    held.full_clean()
    held.save(update_fields=["answer", "how", "ended_on", "version"])
    _count(held, 1)
    return held


@transaction.atomic
def reopen_promise(*, promise: Promise) -> Promise:
    """Open it again, when the answer was a mistake; its text stays to be mended."""
    held = hold(promise)
    if held.ended_on is None:
        return held
    _count(held, -1)
    held.how, held.ended_on = "", None
    held.version += 1
    held.save(update_fields=["how", "ended_on", "version"])
    return held


@transaction.atomic
def hand_over(*, from_id: int, to_id: int, municipality_id: int) -> int:
    """Give all open promises of one colleague to another; gives how many."""
    rows = Promise.objects.for_municipality(municipality_id).open()
    return rows.filter(owner=from_id).update(owner=to_id, version=F("version") + 1)


def _hold_event(promise: Promise) -> None:
    """Who removes the event waits, and then counts this promise."""
    if promise.event_id is None:
        return
    here = Event.objects.for_municipality(promise.municipality_id)
    rows = here.select_for_update(of=("self",)).filter(pk=promise.event_id)
    if not list(rows.values_list("pk")):
        raise EventGone


def _must_be_owner(promise: Promise) -> None:
    if promise.owner_id not in queries.owner_ids(promise.municipality_id):
        raise NotAnOwner


def _count(promise: Promise, step: int) -> None:
    """Keep the figure: answers go after their term, how many there were does not."""
    if promise.how == Promise.How.NOT_NEEDED or promise.ended_on is None:
        return
    is_in_time = promise.ended_on <= promise.due_on
    day, _made = AnswerCount.objects.get_or_create(
        municipality_id=promise.municipality_id, on=promise.ended_on
    )
    AnswerCount.objects.filter(pk=day.pk).update(
        n_answered=F("n_answered") + step,
        n_in_time=F("n_in_time") + step * is_in_time,
    )
