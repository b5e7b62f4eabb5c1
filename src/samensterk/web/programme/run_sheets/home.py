"""What the home page says of run sheets."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.run_sheets.queries import offers_for


def offers_card(request: MunicipalityRequest) -> Card | None:
    """Say that the RIEC has changed something that the municipality made its own."""
    here = request.municipality
    n_changes = sum(len(one.differences) for one in offers_for(here.pk))
    if not n_changes:
        return None
    text = ngettext(
        "There is %(n)s change of the RIEC for your run sheets.",
        "There are %(n)s changes of the RIEC for your run sheets.",
        n_changes,
    )
    url = reverse("programme:run_sheets", args=[here.slug])
    return Card(_("Run sheets"), text % {"n": n_changes}, url)


CARDS = (CardMaker("programme:run_sheet_offer", offers_card),)
