"""The list of table talks."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samensterk.web.areas.talks.models import Talk
from samensterk.web.common.tables import Column, Listing


def talk_listing(slug: str) -> Listing[Talk]:
    return Listing(
        caption=_("Table talks"),
        empty=_(
            "There is no table talk yet. Begin one when partners come together: you see the areas, and write down what they know."
        ),
        columns=(
            Column(_("title"), lambda one: one.title, ("title",), "titel"),
            Column(_("day"), lambda one: date_format(one.held_on), ("held_on",), "dag"),
            Column(_("organisations at the table"), lambda one: one.organisations),
            Column(_("areas of"), _scan_words),
            Column(_("written down"), lambda one: one.n_notes),  # type: ignore[attr-defined]
            Column(_("state"), lambda one: _("closed") if one.closed_at else _("open")),
        ),
        url_of=lambda one: reverse("areas:talk", args=[slug, one.pk]),
    )


def _scan_words(talk: Talk) -> str:
    kind = capfirst(str(talk.scan.get_kind_display()))
    return f"{kind}, {date_format(talk.scan.made_on)}"
