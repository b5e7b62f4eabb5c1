"""How lists of yards and their rows are shown in tables."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.row_reading import in_one_line
from samensterk.web.areas.imports.words import OUTCOMES, WHYS, does
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.postcodes import spaced
from samensterk.web.common.tables import Column, Listing


def import_listing(slug: str) -> Listing[YardImport]:
    return Listing(
        caption=gettext_lazy("Lists that were read in"),
        empty=gettext_lazy("No list has been read in yet."),
        columns=(
            Column(gettext_lazy("file"), lambda one: one.name, ("name",), "bestand"),
            Column(
                gettext_lazy("sent at"),
                lambda one: date_format(localtime(one.at), "SHORT_DATETIME_FORMAT"),
                ("at",),
                "gestuurd",
            ),
            Column(gettext_lazy("by"), lambda one: str(one.by or "")),
            Column(gettext_lazy("rows"), lambda one: one.n_rows, ("n_rows",), "rijen"),
            Column(gettext_lazy("state"), lambda one: one.get_state_display()),
        ),
        url_of=lambda one: reverse("areas:import", args=[slug, one.pk]),
    )


def row_listing(
    slug: str, found: YardImport, yards: Mapping[str, Yard]
) -> Listing[ImportRow]:
    """Show what each row is and would do, or what it has done."""
    is_open = found.state == YardImport.State.PREVIEW

    def url_of(row: ImportRow) -> str | None:
        if not is_open:
            return None
        return reverse("areas:import_row", args=[slug, found.pk, row.number])

    return Listing(
        caption=gettext_lazy("Rows of the list"),
        empty=gettext_lazy("There are no such rows."),
        columns=(
            Column(gettext_lazy("row"), lambda row: row.number),
            Column(
                gettext_lazy("as it is written"), lambda row: in_one_line(row.given)
            ),
            Column(gettext_lazy("match"), _match),
            Column(gettext_lazy("address in the register"), _address),
            Column(
                gettext_lazy("what happens")
                if is_open
                else gettext_lazy("what happened"),
                (lambda row: _does(row, yards)) if is_open else _outcome,
            ),
        ),
        url_of=url_of,
    )


def _match(row: ImportRow) -> str:
    words = row.get_match_display()
    if row.match == ImportRow.Match.LIKELY and row.candidates:
        return f"{words}: {WHYS.get(row.candidates[0]['why'], '')}"
    return words


def _address(row: ImportRow) -> str:
    if row.address:
        return spaced(row.address)
    n = len(row.candidates)
    if n == 1:
        return _("perhaps %(address)s") % {
            "address": spaced(row.candidates[0]["address"])
        }
    return _("choose out of %(n)s") % {"n": n} if n else "-"


def _does(row: ImportRow, yards: Mapping[str, Yard]) -> str:
    if row.choice == ImportRow.Choice.SKIP:
        return _("left out")
    return does(row.kind, yards.get(row.key))


def _outcome(row: ImportRow) -> str:
    if row.choice == ImportRow.Choice.SKIP:
        return _("left out")
    return str(OUTCOMES.get(row.outcome, ""))
