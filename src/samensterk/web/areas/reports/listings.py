"""The versions of a report as a list."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.common.tables import Column, Listing


def version_listing(slug: str) -> Listing[ReportVersion]:
    return Listing(
        caption=gettext_lazy("Versions of the report"),
        empty=gettext_lazy(
            "There is no version yet. The first one begins with everything that the scan says."
        ),
        columns=(
            Column(
                gettext_lazy("version"),
                lambda one: _("Version %(n)s") % {"n": one.number},
                ("number",),
                "versie",
            ),
            Column(gettext_lazy("what is new in it"), lambda one: one.note or "-"),
            Column(gettext_lazy("made on"), _made_at, ("made_at",), "gemaakt"),
            Column(gettext_lazy("made by"), lambda one: str(one.made_by or "-")),
        ),
        url_of=lambda one: reverse("areas:report", args=[slug, one.scan_id, one.pk]),
    )


def _made_at(version: ReportVersion) -> str:
    return date_format(localtime(version.made_at), "DATETIME_FORMAT")
