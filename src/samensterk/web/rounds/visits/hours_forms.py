"""The form that confirms the hours of a day."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import ngettext

from samensterk.web.rounds.visits.hours import ProposedHours

MOST_HOURS = Decimal(200)


class HoursForm(forms.Form):
    """A number per organisation; nought is nothing."""

    def __init__(
        self, *args: Any, proposed: Sequence[ProposedHours], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.proposed = [one for one in proposed if one.written is None]
        for one in self.proposed:
            words = ngettext("%(n)s person", "%(n)s people", one.n_people)
            self.fields[one.name] = forms.DecimalField(
                label=f"{one.organisation} ({words % {'n': one.n_people}})",
                initial=one.hours,
                min_value=Decimal(0),
                max_value=MOST_HOURS,
                decimal_places=1,
            )

    @property
    def hours(self) -> dict[int, Decimal]:
        return {
            one.organisation_id: self.cleaned_data[one.name] for one in self.proposed
        }
