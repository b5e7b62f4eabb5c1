"""The list of visits: where, when and how it ended; never who went or how long it took."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.rounds.visits.models import Visit


def visit_listing(slug: str, addresses: Mapping[str, str]) -> Listing[Visit]:
    """List visits; `addresses` names those whose plan has gone."""

    def address(one: Visit) -> str:
        if one.stop is not None:
            return str(one.stop.yard)
        return addresses.get(one.key, one.key)

    return Listing(
        caption=_("Visits"),
        empty=_("No visit is written down yet."),
        columns=(
            Column(_("address"), address),
            Column(_("area"), lambda one: one.area.area.name if one.area else ""),
            Column(_("day"), lambda one: date_format(one.on), ("on", "at"), "dag"),
            Column(_("half day"), lambda one: one.get_half_display()),
            Column(_("outcome"), lambda one: one.get_outcome_display()),
        ),
        url_of=lambda one: reverse("rounds:visit", args=[slug, one.pk]),
    )
