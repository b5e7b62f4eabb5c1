"""Finding yards by their address."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards import queries
from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest


class YardFinder:
    label = _("Yards")
    door = "areas:yard"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        rows = queries.yards(request.municipality.pk, text=text)[:MOST_PER_KIND]
        return [
            Found(
                str(yard),
                reverse("areas:yard", args=[request.municipality.slug, yard.pk]),
                yard.visit_area,
            )
            for yard in rows
        ]
