"""What the page of a round says of its visits: today's, those that were, and the card."""

from django.urls import reverse
from django.utils.translation import ngettext

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker
from samensterk.web.rounds.visits.queries import counted


def visits_in(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    """Lead to the day itself, once there are teams to go out."""
    if not of.teams.exists():
        return None
    here = request.municipality.slug
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of, day=today())
    n_today = rows.filter(state=Stop.State.PLANNED).count()
    today_url = reverse("rounds:today", args=[here])
    context = {
        "n_today": n_today,
        "counted": [one for one in counted(of) if one[1]],
        "today_url": today_url,
        "visits_url": reverse("rounds:visits", args=[here, of.pk]),
        "card_url": reverse("rounds:conversation_card", args=[here, of.pk]),
    }
    words = ngettext(
        "%(n)s visit of today is still to come",
        "%(n)s visits of today are still to come",
        n_today,
    )
    waits = [(words % {"n": n_today}, today_url)] if n_today else []
    return RoundPart("rounds/visits/_of_round.html", context, waits)


PART = RoundPartMaker("rounds:visits", visits_in)
