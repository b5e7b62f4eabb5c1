"""What the time line may be asked: which view, from when, how long, what."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.event_forms import FIRST_YEAR, LAST_YEAR
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.timeline import Window, first_of_month
from samensterk.web.programme.agenda.timeline_queries import PHASES, TASKS

LIST, MONTH, BARS = "lijst", "maand", "balken"
VIEWS = ((LIST, _("List")), (MONTH, _("Month")), (BARS, _("Bars")))
USUAL_MONTHS = {LIST: 6, MONTH: 1, BARS: 12}


class TimelineForm(forms.Form):
    """The parameters of its address are Dutch words; what is wrong is passed over."""

    weergave = forms.ChoiceField(
        choices=VIEWS, required=False, widget=forms.HiddenInput
    )
    vanaf = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
    periode = forms.TypedChoiceField(
        label=_("how long"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            (1, _("1 month")),
            (3, _("3 months")),
            (6, _("6 months")),
            (12, _("a year")),
            (24, _("two years")),
        ],
    )
    soort = forms.ChoiceField(
        label=_("what"),
        required=False,
        choices=[
            ("", _("everything")),
            (TASKS, _("tasks")),
            (PHASES, _("phases")),
            *Event.Kind.choices,
        ],
    )

    def __init__(self, asked: Mapping[str, Any]) -> None:
        # Without an answer the choice stands at what the view usually shows.
        given = dict(asked.items())
        usual = USUAL_MONTHS.get(given.get("weergave") or LIST, USUAL_MONTHS[LIST])
        super().__init__({"periode": str(usual), **given})

    @property
    def view(self) -> str:
        return str(self._asked("weergave") or LIST)

    @property
    def kinds(self) -> list[str]:
        asked = self._asked("soort")
        return [asked] if asked else []

    @property
    def window(self) -> Window:
        n_months = self._asked("periode") or USUAL_MONTHS[self.view]
        return Window(self._first(), 1 if self.view == MONTH else n_months)

    def _first(self) -> date:
        year, _dash, month = str(self._asked("vanaf") or "").partition("-")
        try:
            found = date(int(year), int(month), 1)
        except (ValueError, OverflowError):
            return first_of_month(today())
        is_sensible = FIRST_YEAR <= found.year <= LAST_YEAR
        return found if is_sensible else first_of_month(today())

    def _asked(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)
