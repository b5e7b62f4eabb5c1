"""Finding aims and partners of programmes."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.plan import queries


class AimFinder:
    label = _("Aims of the programme")
    door = "programme:overview"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        rows = queries.aims_here(request.municipality.pk)
        for word in text.split():
            rows = rows.filter(text__icontains=word)
        url = reverse(self.door, args=[request.municipality.slug])
        return [
            Found(
                one.text,
                f"{url}?programma={one.programme_id}#aims",
                one.programme.title,
            )
            for one in rows[:MOST_PER_KIND]
        ]


class PartnerFinder:
    label = _("Partners in the programme")
    door = "programme:overview"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        rows = queries.contributions_here(request.municipality.pk)
        for word in text.split():
            rows = rows.filter(
                Q(organisation__name__icontains=word) | Q(text__icontains=word)
            )
        url = reverse(self.door, args=[request.municipality.slug])
        return [
            Found(
                one.organisation.name,
                f"{url}?programma={one.programme_id}#partners",
                one.programme.title,
            )
            for one in rows[:MOST_PER_KIND]
        ]
