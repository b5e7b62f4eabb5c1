"""Finding rounds by their title."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup import queries


class RoundFinder:
    label = _("Rounds")
    door = "rounds:round"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        here = request.municipality
        return [
            Found(
                one.title,
                reverse(self.door, args=[here.slug, one.pk]),
                f"{date_format(one.starts_on)} - {date_format(one.ends_on)}",
            )
            for one in queries.rounds_here(here.pk, text=text)[:MOST_PER_KIND]
        ]
