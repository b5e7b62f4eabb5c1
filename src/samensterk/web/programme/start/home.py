"""What the home page says to a coordinator without a programme."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.plan.models import Programme


def start_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    if Programme.objects.for_municipality(here.pk).exists():
        return None
    text = _(
        "A few questions give a proposal with aims, partners and two years with dates."
    )
    url = reverse("programme:start", args=[here.slug])
    return Card(_("First step: begin the programme"), text, url, is_first_step=True)


CARDS = (CardMaker("programme:start", start_card),)
