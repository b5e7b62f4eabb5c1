"""Why a visit is at this place in its day: what every other place would cost."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samensterk.planning.swapping import OtherPlace, cost_of_order
from samensterk.web.rounds.plans.asking import ask_day
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.standing import standing_plan
from samensterk.web.rounds.plans.words import duration
from samensterk.web.rounds.setup.models import Round


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One other place in the day, in words."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class WhyHere:
    """The place of a visit, all others, and what it comes to."""

    number: int
    n_visits: int
    others: tuple[Elsewhere, ...]
    conclusion: str
    is_straight: bool


def why_here(of: Round, stop: Stop) -> WhyHere | None:
    """Reckon it anew; None where the day cannot be reckoned as it is now."""
    if stop.day is None or stop.team_id is None:
        return None
    asked = ask_day(of, stop.team_id, stop.day)
    if not asked.days:
        return None
    plan = standing_plan(asked)
    order = [one.visit for day in plan.days for one in day.stops]
    if str(stop.pk) not in order:
        return None
    found = cost_of_order(asked.problem, plan, str(stop.pk))
    return WhyHere(
        number=order.index(str(stop.pk)) + 1,
        n_visits=len(order),
        others=tuple(Elsewhere(one.position + 1, _words(one)) for one in found),
        conclusion=_conclusion(stop, found),
        is_straight=asked.is_straight,
    )


def _words(one: OtherPlace) -> str:
    """Say what this place costs: driving, and when the team is back."""
    if one.later_back_s is None:
        return _(
            "that cannot be: an appointment, the hours of farmers, lunch or the end of the day would be missed"
        )
    driving = _more_or_less(
        one.extra_drive_s,
        _("%(time)s more driving"),
        _("%(time)s less driving"),
        _("as much driving"),
    )
    back = _more_or_less(
        one.later_back_s,
        _("the team is back %(time)s later"),
        _("the team is back %(time)s earlier"),
        _("the team is back at the same time"),
    )
    return f"{driving}, {back}"


def _more_or_less(extra_s: int, more: str, less: str, same: str) -> str:
    minutes = round(extra_s / 60)
    if not minutes:
        return same
    return (more if minutes > 0 else less) % {"time": duration(abs(minutes) * 60)}


def _conclusion(stop: Stop, others: tuple[OtherPlace, ...]) -> str:
    possible = [one for one in others if one.is_possible]
    if stop.is_locked:
        return _("Somebody put it on this day and had it stay there.")
    if stop.wanted_on is not None or stop.wanted_from is not None or stop.wanted_half:
        return _("A moment was agreed for this visit; the day is planned around it.")
    if not others:
        return _("It is the only visit of the day.")
    if not possible:
        return _("At no other place in the day can all hours be kept.")
    if all(one.extra_drive_s >= 0 for one in possible):
        return _("At every other place the team would drive as far or further.")
    return _(
        "Another place would save driving on this day. The planner looks at all days together, at waiting and at the end of the day; you may move the visit yourself."
    )
