"""What the home page says of yards."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.areas.scans import queries
from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest


def yards_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    scan = queries.last_scan(here.pk)
    if scan is None:
        return None
    text = _("%(yards)s yards in %(areas)s visit areas, from the scan of %(day)s.") % {
        "yards": scan.n_yards,
        "areas": len(scan.visit_areas),
        "day": date_format(scan.made_on),
    }
    return Card(_("Yards"), text, reverse("areas:yards", args=[here.slug]))


def scan_card(request: MunicipalityRequest) -> Card | None:
    """Ask for a scan where there is none; who delivers them sees when the last came."""
    here = request.municipality
    scan = queries.last_scan(here.pk)
    url = reverse("areas:scans", args=[here.slug])
    if scan is None:
        text = _("Everything begins with the area scan: it gives the list of yards.")
        return Card(_("First step: read in a scan"), text, url, is_first_step=True)
    if may(request, "areas:yards"):
        return None
    text = _("The last one is of %s.") % date_format(scan.made_on)
    return Card(_("Read in a newer scan"), text, url)


CARDS = (CardMaker("areas:yards", yards_card), CardMaker("areas:load_scan", scan_card))
