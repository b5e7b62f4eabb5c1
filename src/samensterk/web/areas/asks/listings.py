"""How requests to the RIEC are listed."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.moments import today
from samensterk.web.common.tables import Column, Listing


def ask_listing(*, with_place: bool) -> Listing[Any]:
    """Give how rows of `queries.asks_of` are listed; over several places also where."""
    place = (Column(_("municipality"), _place, ("municipality__name",), "gemeente"),)
    return Listing(
        caption=_("Requests to the RIEC"),
        empty=_("There is no request here."),
        columns=(
            Column(_("what"), lambda row: row.get_what_display()),
            *(place if with_place else ()),
            Column(
                _("state"), lambda row: row.get_state_display(), ("state",), "stand"
            ),
            Column(_("wanted by"), wanted, ("wanted_on",), "dag"),
            Column(
                _("asked on"),
                lambda row: date_format(row.asked_at, "SHORT_DATE_FORMAT"),
                ("asked_at",),
                "gevraagd",
            ),
        ),
        url_of=lambda row: reverse("areas:ask", args=[row.municipality.slug, row.pk]),
    )


def wanted(row: Any) -> str:
    """Say by when; late is said in words."""
    if row.wanted_on is None:
        return "-"
    day = date_format(row.wanted_on, "SHORT_DATE_FORMAT")
    is_late = row.wanted_on < today() and row.state in ("asked", "taken", "returned")
    late = _("late")
    return f"{day} ({late})" if is_late else day


def _place(row: Any) -> str:
    return str(row.municipality.name)
