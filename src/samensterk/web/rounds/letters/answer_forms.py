"""Forms of who answers a letter, and of the colleague who does something with it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.answer_codes import LONGEST_TYPED
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.phones import NoPhone, clean_phone
from samensterk.web.privacy.rights.queries import wish_positions
from samensterk.web.rounds.letters.answering import Given
from samensterk.web.rounds.letters.choices import (
    code_of_half,
    half_words,
)
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.letters.windows import HalfDay
from samensterk.web.rounds.teams.models import Shift

USUAL_TIME = timedelta(days=3)
Choices = list[tuple[str, Any]]


class CodeForm(forms.Form):
    """Where a code is typed; how it is written does not matter."""

    code = forms.CharField(
        label=gettext_lazy("the code in your letter"),
        max_length=LONGEST_TYPED,
        help_text=gettext_lazy(
            "Four groups of four signs. Capitals, spaces and dashes do not matter."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class HalfDaysForm(forms.Form):
    """One to three half days, the best first."""

    NAMES = ("first", "second", "third")

    first = forms.ChoiceField(label=gettext_lazy("I would like it best on"))
    second = forms.ChoiceField(label=gettext_lazy("or else on"), required=False)
    third = forms.ChoiceField(label=gettext_lazy("or on"), required=False)

    def __init__(self, *args: Any, open_ones: Sequence[HalfDay], **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_code = {code_of_half(one): one for one in open_ones}
        choices: Choices = [("", _("choose a day and part of the day"))]
        choices += _by_week(open_ones)
        for name in self.NAMES:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
            field.choices = choices

    @property
    def given(self) -> Given:
        codes = [self.cleaned_data.get(name) or "" for name in self.NAMES]
        chosen = dict.fromkeys(self.by_code[one] for one in codes if one)
        return Given(Answer.Kind.HALF_DAY, tuple(chosen))


def _by_week(halves: Iterable[HalfDay]) -> Choices:
    def week_of(half: HalfDay) -> date:
        return half[0] - timedelta(days=half[0].weekday())

    return [
        (
            _("week %(n)s") % {"n": monday.isocalendar().week},
            [(code_of_half(one), half_words(*one)) for one in of_week],
        )
        for monday, of_week in groupby(halves, week_of)
    ]


class CallForm(forms.Form):
    """A number to call."""

    phone = forms.CharField(
        label=gettext_lazy("your telephone number"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        try:
            return clean_phone(self.cleaned_data["phone"])
        except NoPhone as error:
            raise forms.ValidationError(
                _("This is no telephone number. Write it with its area code.")
            ) from error

    @property
    def given(self) -> Given:
        return Given(Answer.Kind.CALL, phone=self.cleaned_data["phone"])


class VisitForm(forms.Form):
    """Nothing to fill in: come whenever it suits."""

    @property
    def given(self) -> Given:
        return Given(Answer.Kind.VISIT)


class WishForm(forms.Form):
    """The two positions of the switch that ask for less; it is asked once more."""

    MEANINGS = {
        "no_visit": gettext_lazy("Do not visit me. Letters and mail are welcome."),
        "no_contact": gettext_lazy(
            "Do not visit me, and send me no letters or mail about this either."
        ),
    }

    position = forms.ChoiceField(
        label=gettext_lazy("what do you want"), widget=forms.RadioSelect
    )
    sure = forms.CharField(widget=forms.HiddenInput, required=False, max_length=3)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["position"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [
            (code, self.MEANINGS.get(code, label)) for code, label in wish_positions()
        ]


class HandleForm(forms.Form):
    """What was agreed: a half day, or nothing when there is nothing to agree on."""

    on = forms.DateField(
        label=gettext_lazy("agreed on"), required=False, widget=DateInput()
    )
    half = forms.ChoiceField(label=gettext_lazy("half day"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["half"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [("", "-"), *Shift.Half.choices]

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is not None and day < today():
            raise forms.ValidationError(_("This day has been already."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "on" in cleaned and bool(cleaned["on"]) != bool(cleaned.get("half")):
            self.add_error("half", _("Fill in both the day and the half day."))
        return cleaned

    @property
    def agreed(self) -> tuple[date, str] | None:
        day = self.cleaned_data["on"]
        return (day, self.cleaned_data["half"]) if day else None


class CallTaskForm(forms.Form):
    """Who calls, and before when."""

    owner_id = forms.TypedChoiceField(label=gettext_lazy("who calls"), coerce=int)
    due_on = forms.DateField(
        label=gettext_lazy("ready on"),
        widget=DateInput(),
        initial=lambda: today() + USUAL_TIME,
    )

    def __init__(
        self, *args: Any, owners: Iterable[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["owner_id"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type
        field.choices = [("", _("choose")), *owners]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if not today() <= day <= today() + timedelta(days=90):
            raise forms.ValidationError(_("Choose a day within three months from now."))
        return day
