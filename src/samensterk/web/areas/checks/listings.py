"""How checks, grants and granted yards are listed."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.checks.models import YardCheck
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.tables import Column, Listing


def check_listing(slug: str) -> Listing[YardCheck]:
    return Listing(
        caption=gettext_lazy("Addresses that partners check"),
        empty=gettext_lazy("No partner has been asked yet."),
        columns=(
            Column(
                gettext_lazy("visit area"),
                lambda one: one.visit_area,
                ("visit_area",),
                "gebied",
            ),
            Column(gettext_lazy("partner"), lambda one: str(one.organisation)),
            Column(
                gettext_lazy("until"),
                lambda one: date_format(one.ends_on),
                ("ends_on",),
                "tot",
            ),
            Column(gettext_lazy("state"), _state),
            Column(gettext_lazy("answers"), lambda one: one.n_answers),  # type: ignore[attr-defined]
            Column(gettext_lazy("to be looked at"), lambda one: one.n_waiting),  # type: ignore[attr-defined]
        ),
        url_of=lambda one: reverse("areas:check", args=[slug, one.pk]),
    )


def _state(check: YardCheck) -> str:
    return _("open") if check.is_open else _("ended")


def granted_listing(slug: str) -> Listing[Yard]:
    return Listing(
        caption=gettext_lazy("Yards"),
        empty=gettext_lazy("No yard fits what you are looking for."),
        columns=(
            Column(gettext_lazy("address"), str, ("street", "house_number"), "adres"),
            Column(gettext_lazy("town or village"), lambda yard: yard.place),
            Column(gettext_lazy("visit area"), lambda yard: yard.visit_area),
        ),
        url_of=lambda yard: reverse("areas:granted_yard", args=[slug, yard.pk]),
    )
