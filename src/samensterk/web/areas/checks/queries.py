"""Questions about checks by partners and about analysts who may see yards."""

from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from samensterk.web.accounts.queries import organisations_of
from samensterk.web.areas.checks.models import (
    CheckAnswer,
    CheckAnswerQuerySet,
    YardCheck,
    YardCheckQuerySet,
    YardGrant,
    YardGrantQuerySet,
)
from samensterk.web.areas.yards.models import Yard, YardQuerySet

Answer = CheckAnswer.Answer


def checks_of(municipality_id: int) -> YardCheckQuerySet:
    """Give the checks of a municipality with how far each is, the newest first."""
    waiting = Q(answers__handled_at=None) & ~Q(answers__answer=Answer.RIGHT)
    rows = YardCheck.objects.for_municipality(municipality_id)
    counted = rows.annotate(
        n_answers=Count("answers"), n_waiting=Count("answers", filter=waiting)
    )
    return counted.select_related("organisation").order_by("-made_at", "-pk")


def checks_asked_of(user_id: int, municipality_id: int) -> YardCheckQuerySet:
    """Give the checks that somebody may do today, for the organisation he works for."""
    mine = organisations_of(user_id, municipality_id)
    rows = YardCheck.objects.for_municipality(municipality_id).open()
    return rows.filter(organisation__in=mine).order_by("ends_on", "pk")


def yards_to_check(check: YardCheck) -> YardQuerySet:
    """Give the yards of the one area, by street: all of them, whatever they wish."""
    rows = Yard.objects.for_municipality(check.municipality_id).present()
    rows = rows.filter(visit_area=check.visit_area)
    fields = ("municipality", "key", "address")
    return rows.only(*fields).order_by("street", "house_number", "pk")


def answers_of(check: YardCheck) -> CheckAnswerQuerySet:
    """Give what was said, what the coordinator must look at first."""
    rows = CheckAnswer.objects.for_municipality(check.municipality_id)
    rows = rows.filter(of=check).select_related("yard", "by", "handled_by")
    return rows.order_by("yard__street", "yard__house_number", "pk")


def counts_of(check: YardCheck) -> Mapping[str, int]:
    rows = CheckAnswer.objects.for_municipality(check.municipality_id).filter(of=check)
    counted: Mapping[str, int] = rows.aggregate(
        **{f"n_{one}": Count("pk", filter=Q(answer=one)) for one in Answer},
        n_waiting=Count("pk", filter=Q(handled_at=None) & ~Q(answer=Answer.RIGHT)),
    )
    return counted


def n_waiting(municipality_id: int) -> int:
    """Give how many answers nobody has taken over or put aside yet."""
    rows = CheckAnswer.objects.for_municipality(municipality_id)
    return rows.filter(handled_at=None).exclude(answer=Answer.RIGHT).count()


def grants_of(municipality_id: int) -> QuerySet[YardGrant]:
    rows = YardGrant.objects.for_municipality(municipality_id)
    return rows.select_related("user", "given_by")


def n_open_grants(municipality_id: int) -> int:
    """Give how many analysts may see the yards here today."""
    rows = YardGrant.objects.for_municipality(municipality_id).open()
    return rows.values("user").distinct().count()


def open_grant(user_id: int, municipality_id: int) -> YardGrant | None:
    """Give what lets an analyst see the yards here today; None: nothing does."""
    rows: YardGrantQuerySet = YardGrant.objects.for_municipality(municipality_id)
    return rows.open().filter(user=user_id).order_by("-ends_on", "pk").first()
