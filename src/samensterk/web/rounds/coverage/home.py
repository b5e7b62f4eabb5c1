"""What the home page says of coverage: areas of which the time has come."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.coverage.queries import DUE, coverage_of
from samensterk.web.rounds.setup.queries import rounds_here

MOST = 5


def due_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """List areas that were visited before and are due again; nothing before a round."""
    here = request.municipality
    if not rounds_here(here.pk).exists():
        return
    found = coverage_of(here.pk)
    due = [one for one in found.proposed if one.state == DUE] if found else []
    url = reverse("rounds:coverage", args=[here.slug])
    lines = [
        HomeLine(
            one.area.name,
            url,
            about=_("visit again"),
            day=date_format(one.due_on) if one.due_on else "",
            is_late=True,
        )
        for one in due[:MOST]
    ]
    if lines:
        yield HomeList(_("Areas that are due"), lines, "", url, _("How far we are"))


LISTS = (HomeListMaker("rounds:coverage", due_lists),)
