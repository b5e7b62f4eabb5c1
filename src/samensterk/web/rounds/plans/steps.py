"""The step of this wing before a round can be announced, and its part of the round's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.event_parts import EventPart, EventPartMaker
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.telling import n_told_otherwise, waiting
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.readiness import Step
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker

if TYPE_CHECKING:
    from samensterk.web.programme.agenda.models import Event


def plan_step(of: Round) -> Step:
    n_planned = _counts(of)["planned"]
    about = (
        ngettext("%(n)s visit has a moment", "%(n)s visits have a moment", n_planned)
        % {"n": n_planned}
        if n_planned
        else _("not planned yet")
    )
    url = reverse("rounds:plan", args=[of.municipality.slug, of.pk])
    return Step(_("The visits are planned"), bool(n_planned), about, url, "rounds:plan")


def plan_part(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    """Give the links to the plan, with how far it is."""
    slug = request.municipality.slug
    counts = _counts(of)
    if of.state == Round.State.CLOSED and not any(counts.values()):
        return None
    plan_url = reverse("rounds:plan", args=[slug, of.pk])
    context = {
        **counts,
        **_otherwise(of, slug),
        "days_url": reverse("rounds:plan_days", args=[slug, of.pk]),
    }
    waits = list(_waits(of, plan_url, context["n_otherwise"]))
    return RoundPart("rounds/plans/_of_round.html", context, waits)


def _waits(of: Round, plan_url: str, n_otherwise: int) -> Iterator[tuple[str, str]]:
    """Say what the coordinator must still do; an area that waits asks for no moment."""
    if of.state == Round.State.CLOSED:
        return
    if n_otherwise:
        words = ngettext(
            "%(n)s resident does not know yet that a day holds no more",
            "%(n)s residents do not know yet that a day holds no more",
            n_otherwise,
        )
        yield words % {"n": n_otherwise}, f"{plan_url}#vertellen"
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    n_open = rows.filter(state=Stop.State.OPEN).exclude(area__in=waiting(of)).count()
    if n_open:
        words = ngettext(
            "%(n)s visit has no moment yet", "%(n)s visits have no moment yet", n_open
        )
        yield words % {"n": n_open}, plan_url
    yield from _still_planned(of, plan_url)


def _still_planned(of: Round, plan_url: str) -> Iterator[tuple[str, str]]:
    """Say, once the last day has been, which planned visits nobody wrote down."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    n = rows.filter(state=Stop.State.PLANNED).count() if of.ends_on < today() else 0
    if n:
        words = ngettext(
            "%(n)s planned visit was not written down",
            "%(n)s planned visits were not written down",
            n,
        )
        yield words % {"n": n}, plan_url


def otherwise_part(request: MunicipalityRequest, event: "Event") -> EventPart | None:
    """Say on the page of an event how many residents were told otherwise."""
    here = Round.objects.for_municipality(request.municipality.pk)
    of = here.filter(event=event.pk, state=Round.State.ANNOUNCED).first()
    if of is None:
        return None
    context = _otherwise(of, request.municipality.slug)
    return EventPart("rounds/plans/_otherwise.html", context)


def _otherwise(of: Round, slug: str) -> dict[str, Any]:
    """Give how many were told days that hold no more, and what can be done."""
    goes_on = of.event is None or not of.event.is_cancelled
    may_announce = goes_on and of.state == Round.State.ANNOUNCED
    announce_url = reverse("rounds:announcement", args=[slug, of.pk])
    return {
        "n_otherwise": 0 if of.state == Round.State.DRAFT else n_told_otherwise(of),
        "plan_url": reverse("rounds:plan", args=[slug, of.pk]),
        "announce_url": announce_url if may_announce else "",
    }


def _counts(of: Round) -> dict[str, int]:
    """Count, without reading a visit."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    state = Stop.State
    return rows.aggregate(
        planned=Count("pk", filter=Q(state=state.PLANNED)),
        open=Count("pk", filter=Q(state=state.OPEN)),
        done=Count("pk", filter=Q(state=state.DONE)),
    )


PART = RoundPartMaker("rounds:plan", plan_part)
OF_EVENT = EventPartMaker("rounds:plan", otherwise_part)
