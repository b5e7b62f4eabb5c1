"""How yards are listed. The columns say where a yard is, never what it is."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard, YardCorrection, YardQuestion
from samensterk.web.common.tables import Column, Listing


def yard_listing(slug: str) -> Listing[Yard]:
    return Listing(
        caption=_("Yards"),
        empty=_("No yard fits what you are looking for."),
        columns=(
            Column(_("address"), str, ("street", "house_number"), "adres"),
            Column(
                _("town or village"),
                lambda yard: yard.place,
                ("place", "street", "house_number"),
                "plaats",
            ),
            Column(_("visit area"), lambda yard: yard.visit_area),
        ),
        url_of=lambda yard: reverse("areas:yard", args=[slug, yard.pk]),
    )


def change_listing(slug: str) -> Listing[Yard]:
    """Say that the register differs; what and how much stands on the yard's own page."""
    return Listing(
        caption=_("New, gone and changed"),
        empty=_("The last scan found the same as the one before."),
        columns=(
            Column(_("address"), str, ("street", "house_number"), "adres"),
            Column(_("what"), lambda yard: yard.get_change_display()),
        ),
        url_of=lambda yard: reverse("areas:yard", args=[slug, yard.pk]),
    )


def correction_listing(slug: str) -> Listing[YardCorrection]:
    return Listing(
        caption=_("Corrections"),
        empty=_("Nothing has been corrected."),
        columns=(
            Column(_("address"), lambda one: str(one.yard)),
            Column(_("what"), lambda one: one.get_what_display()),
            Column(
                _("when"),
                lambda one: date_format(localtime(one.at), "DATETIME_FORMAT"),
                ("at",),
                "wanneer",
            ),
            Column(_("by"), lambda one: str(one.by or "")),
            Column(_("why"), lambda one: one.why),
            Column(
                _("undone on"),
                lambda one: (
                    date_format(localtime(one.undone_at)) if one.undone_at else ""
                ),
            ),
        ),
        url_of=lambda one: reverse("areas:yard", args=[slug, one.yard_id]),
    )


def question_listing(slug: str) -> Listing[YardQuestion]:
    return Listing(
        caption=_("Questions after a scan"),
        empty=_("No question is open: the corrections and the last scan fit."),
        columns=(
            Column(_("address"), lambda one: str(one.yard)),
            Column(_("question"), lambda one: one.get_why_display()),
            Column(_("area scan of"), lambda one: date_format(one.scan.made_on)),
        ),
        url_of=lambda one: reverse("areas:question", args=[slug, one.pk]),
    )
