"""The questions of the guided start."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import partner_kinds
from samensterk.web.common.moments import today
from samensterk.web.programme.start.answers import Answers, Wish
from samensterk.web.programme.start.calendar import THURSDAY
from samensterk.web.programme.start.suggestions import PARTNERS

WISHES = (
    (Wish.SCAN.value, gettext_lazy("area scan: a picture of the countryside by areas")),
    (Wish.MEASUREMENT.value, gettext_lazy("measure before and after (T0 and T1)")),
    (Wish.MEETING.value, gettext_lazy("meeting for farmers and residents")),
    (Wish.TRAINING.value, gettext_lazy("training of supervisors")),
    (Wish.ROUND.value, gettext_lazy("De boer op: visits to farm yards")),
)
WEEKDAYS = (
    (0, gettext_lazy("Monday")),
    (1, gettext_lazy("Tuesday")),
    (2, gettext_lazy("Wednesday")),
    (THURSDAY, gettext_lazy("Thursday")),
)
USUAL_PARTNERS = ("police", "farmers_union", "safe_business", "riec")
N_MONTHS = 18  # to choose the first one from
USUAL_HOURS = 200


def first_months(day: date) -> Iterator[date]:
    """Give the months in which a programme could begin, this one first."""
    month = day.replace(day=1)
    for _number in range(N_MONTHS):
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


class QuestionsForm(forms.Form):
    """Asked by address, so that one can go back and forth without losing answers."""

    maand = forms.TypedChoiceField(
        label=gettext_lazy("In which month do you begin?"), coerce=date.fromisoformat
    )
    wat = forms.MultipleChoiceField(
        label=gettext_lazy("What do you want to do?"),
        choices=WISHES,
        widget=forms.CheckboxSelectMultiple,
        initial=[one.value for one in Wish],
    )
    met = forms.MultipleChoiceField(
        label=gettext_lazy("Who takes part?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=USUAL_PARTNERS,
        help_text=gettext_lazy(
            "Which organisation that is here comes on the next page."
        ),
    )
    uren = forms.DecimalField(
        label=gettext_lazy("How many hours does your own municipality have?"),
        min_value=0,
        max_digits=7,
        decimal_places=1,
        initial=USUAL_HOURS,
        help_text=gettext_lazy("For the two years together, of all colleagues."),
    )
    avond = forms.TypedChoiceField(
        label=gettext_lazy("On which evening is the meeting?"),
        choices=WEEKDAYS,
        coerce=int,
        initial=THURSDAY,
        help_text=gettext_lazy(
            "Between October and March, when farmers have time in the evening."
        ),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        month, partners = self.fields["maand"], self.fields["met"]
        assert isinstance(month, forms.ChoiceField)  # noqa: S101 - for the types
        assert isinstance(partners, forms.ChoiceField)  # noqa: S101 - for the types
        month.choices = [
            (one.isoformat(), date_format(one, "F Y")) for one in first_months(today())
        ]
        kinds = dict(partner_kinds())
        partners.choices = [(one.kind, kinds[one.kind]) for one in PARTNERS]

    @property
    def answers(self) -> Answers:
        cleaned = self.cleaned_data
        return Answers(
            # Half a month may have gone by already.
            first_day=max(cleaned["maand"], today()),
            wishes=frozenset(Wish(one) for one in cleaned["wat"]),
            partner_kinds=frozenset(cleaned["met"]),
            own_hours=cleaned["uren"],
            weekday=cleaned["avond"],
        )
