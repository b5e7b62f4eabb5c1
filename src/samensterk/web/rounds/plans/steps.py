"""The step of this wing before a round can be announced, and its part of the round's page."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.readiness import Step
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker


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
        "plan_url": plan_url,
        "days_url": reverse("rounds:plan_days", args=[slug, of.pk]),
    }
    n_open = counts["open"] if of.state != Round.State.CLOSED else 0
    words = ngettext(
        "%(n)s visit has no moment yet", "%(n)s visits have no moment yet", n_open
    )
    waits = [(words % {"n": n_open}, plan_url)] if n_open else []
    return RoundPart("rounds/plans/_of_round.html", context, waits)


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
