"""How yards are listed. The columns say where a yard is, never what it is."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
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
