"""Finding run sheets by their name."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.run_sheets.queries import visible_to


class RunSheetFinder:
    label = _("Run sheets")
    door = "programme:run_sheet_template"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        rows = visible_to(request.municipality.pk)
        for word in text.split():
            rows = rows.filter(title__icontains=word)
        return [
            Found(
                one.title,
                reverse(self.door, args=[request.municipality.slug, one.pk]),
                str(one.get_kind_display()),
            )
            for one in rows[:MOST_PER_KIND]
        ]
