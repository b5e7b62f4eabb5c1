"""Answering what a newer scan made somebody ask."""

from django.db import transaction
from django.shortcuts import get_object_or_404

from samensterk.web.areas.yards.correcting import Told
from samensterk.web.areas.yards.corrections import bring_back, correct_kind
from samensterk.web.areas.yards.merging import merge_yards
from samensterk.web.areas.yards.models import Yard, YardQuestion
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold

Why, Answer = YardQuestion.Why, YardQuestion.Answer


@transaction.atomic
def answer_question(
    *,
    question: YardQuestion,
    answer: str,
    carries_wish: bool = False,
    told: Told,
) -> YardQuestion:
    """Say what is right; where that is the scan, a correction says so. Once is enough.

    Raises
    ------
    Gone
    NotOnTheList
    WishNotCarried
    """
    rows = Yard.objects.for_municipality(question.municipality_id)
    yard = hold(rows.get(pk=question.yard_id))  # first: a scan holds yards as well
    held = hold(question)
    if held.answered_at is not None:
        return held
    if answer == Answer.SCAN and held.why == Why.OWN_NEAR:
        into = get_object_or_404(rows, key=held.found.get("key", ""))
        merge_yards(yard=yard, into=into, carries_wish=carries_wish, **told)
    elif answer == Answer.SCAN and held.why == Why.KIND:
        correct_kind(yard=yard, kind=str(held.found["kind"]), **told)
    elif answer == Answer.SCAN:
        bring_back(yard=yard, **told)
    held.answer, held.answered_at = answer, now()
    held.answered_by_id = told["by_id"]
    held.save(update_fields=["answer", "answered_at", "answered_by"])
    return held


def found_yard(question: YardQuestion) -> Yard | None:
    """Give the yard of the scan that may be the same as one that people added."""
    rows = Yard.objects.for_municipality(question.municipality_id)
    return rows.filter(key=question.found.get("key", "")).first()
