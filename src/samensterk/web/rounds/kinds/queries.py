"""Questions about the hours of kinds of farm."""

from collections.abc import Mapping

from samensterk.web.rounds.kinds.limits import Limits, limits_from
from samensterk.web.rounds.kinds.models import FarmHours, FarmHoursQuerySet
from samensterk.web.rounds.setup.models import Round, RoundQuerySet


def hours_here(municipality_id: int) -> FarmHoursQuerySet:
    """Give what was set, for each kind once."""
    return FarmHours.objects.for_municipality(municipality_id).order_by("kind")


def limits_here(municipality_id: int) -> Mapping[str, Limits]:
    """Give the limits by kind; a kind for which nothing was set is not there."""
    return {one.kind: limits_from(one) for one in hours_here(municipality_id)}


def open_rounds(municipality_id: int) -> RoundQuerySet:
    """Give the rounds in which somebody can still be visited."""
    rows = Round.objects.for_municipality(municipality_id)
    return rows.exclude(state=Round.State.CLOSED).order_by("starts_on", "pk")
