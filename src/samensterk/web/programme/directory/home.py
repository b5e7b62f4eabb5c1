"""What the home page says of contacts whose data must be checked."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.directory import contact_queries


def checks_card(request: MunicipalityRequest) -> Card | None:
    """Show who wrote back, and whom nobody but a colleague can ask now."""
    here = request.municipality
    n_wrote = contact_queries.wrote_back(here.pk).count()
    n_silent = contact_queries.silent(here.pk).count()
    n_to_call = contact_queries.to_call(here.pk).count()
    if not n_wrote + n_silent + n_to_call:
        return None
    text = _(
        "Wrote what is different: %(wrote)s. No answer within sixty days: %(silent)s. To be called: %(call)s."
    ) % {"wrote": n_wrote, "silent": n_silent, "call": n_to_call}
    url = reverse("programme:contact_checks", args=[here.slug])
    return Card(_("Are the contacts still right?"), text, url)


CARDS = (CardMaker("programme:contact_checks", checks_card),)
