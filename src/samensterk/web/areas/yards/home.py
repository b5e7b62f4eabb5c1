"""What the home page says of yards."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.areas.scans import queries
from samensterk.web.areas.yards import queries as yard_queries
from samensterk.web.areas.yards.models import YardQuestion
from samensterk.web.common.home_cards import (
    Card,
    CardMaker,
    HomeLine,
    HomeList,
    HomeListMaker,
)
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
    url = reverse("areas:load_scan", args=[here.slug])
    if scan is None:
        text = _("Everything begins with the area scan: it gives the list of yards.")
        return Card(_("First step: read in a scan"), text, url, is_first_step=True)
    if may(request, "areas:yards"):
        return None
    text = _("The last one is of %s.") % date_format(scan.made_on)
    return Card(_("Read in a newer scan"), text, url)


def question_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Count what a newer scan makes somebody ask; no yard is read here."""
    here = request.municipality
    n_open = YardQuestion.objects.for_municipality(here.pk).open().count()
    n_left = yard_queries.n_wishes_left_behind(here.pk)
    if not n_open + n_left:
        return
    url = reverse("areas:questions", args=[here.slug])
    lines = []
    if n_left:
        title = ngettext(
            "%(n)s merged yard has a wish: does it hold for the other one too?",
            "%(n)s merged yards have a wish: does it hold for the other ones too?",
            n_left,
        )
        lines.append(HomeLine(title % {"n": n_left}, url))
    if n_open:
        title = ngettext(
            "%(n)s correction does not fit the last scan",
            "%(n)s corrections do not fit the last scan",
            n_open,
        )
        lines.append(HomeLine(title % {"n": n_open}, url))
    yield HomeList(_("List of yards"), lines, "", url, _("All questions"))


LISTS = (HomeListMaker("areas:questions", question_lists),)
CARDS = (CardMaker("areas:yards", yards_card), CardMaker("areas:load_scan", scan_card))
