"""What the home page says of answers that wait."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup.models import Round


def answers_card(request: MunicipalityRequest) -> Card | None:
    """Lead to the round with most answers that nobody did anything with."""
    here = request.municipality
    counted = Count("answers", filter=Q(answers__handled_at=None))
    rows = Round.objects.for_municipality(here.pk).annotate(n_waiting=counted)
    waiting = list(rows.filter(n_waiting__gt=0).order_by("-n_waiting", "pk"))
    if not waiting:
        return None
    n = sum(one.n_waiting for one in waiting)
    url = reverse("rounds:answers", args=[here.slug, waiting[0].pk])
    text = ngettext("%(n)s waits for you.", "%(n)s wait for you.", n) % {"n": n}
    return Card(_("Answers of farmers"), text, url)


CARDS = (CardMaker("rounds:answers", answers_card),)
