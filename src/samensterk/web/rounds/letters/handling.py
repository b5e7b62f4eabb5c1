"""Verbs of a colleague who does something with an answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.tasks import add_task
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.rounds.letters.faults import AnswerTooLate, NoProgramme
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.plans.appointments import agree
from samensterk.web.rounds.plans.faults import NotToCome

DOER = "coordinator"  # who sees to it that somebody is called


@transaction.atomic
def handle_answer(
    *,
    answer: Answer,
    version: int,
    by_id: int | None,
    agreed: tuple[date, str] | None = None,
) -> Answer:
    """Say that an answer is done with, with the half day that was agreed, if any.

    Raises
    ------
    ChangedMeanwhile
    AnswerTooLate
        The visit has been, or does not come any more.
    """
    hold(answer.of)
    held = hold_at(answer, version)
    if agreed is not None:
        if held.stop is None:
            raise AnswerTooLate
        try:
            agree(stop=held.stop, on=agreed[0], half=agreed[1])
        except NotToCome as error:
            raise AnswerTooLate from error
    return _handled(held, by_id)


@transaction.atomic
def make_call_task(
    *, answer: Answer, version: int, by_id: int | None, values: Mapping[str, Any]
) -> Answer:
    """Let somebody else call: a task of the programme, without address or number.

    Raises
    ------
    ChangedMeanwhile
    NoProgramme
    """
    held = hold_at(answer, version)
    programme = current_programme(held.municipality_id)
    if programme is None:
        raise NoProgramme
    add_task(
        municipality_id=held.municipality_id,
        programme=programme,
        values={"doer": DOER, **values},
        by_id=by_id,
    )
    return _handled(held, by_id)


def _handled(held: Answer, by_id: int | None) -> Answer:
    held = hold(held)
    if held.handled_at is None:
        held.handled_at, held.handled_by_id = now(), by_id
        held.version += 1
        held.save(update_fields=["handled_at", "handled_by", "version"])
    return held
