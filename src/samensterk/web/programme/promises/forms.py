"""Forms about promises: what was promised, and what was answered."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.fit_forms import FitForm
from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.moments import today
from samensterk.web.programme.promises.models import Promise

SOMEBODY = "somebody"  # no address: a visitor of a meeting, a caller
USUAL_TIME = timedelta(days=14)
LONGEST_AGO = timedelta(days=366)
LONGEST_AHEAD = timedelta(days=2 * 366)


class LookForForm(forms.Form):
    """The address that was promised something; nothing is listed before words are given."""

    zoek = forms.CharField(
        label=gettext_lazy("address"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Street and house number, for example: Dorpsweg 12. No address? Leave it empty."
        ),
    )

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("zoek") or "") if self.is_valid() else ""


# Asks while somebody types; without JavaScript the form asks when it is sent.
LIVE = {
    "data-hx-post": "?",
    "data-hx-trigger": "change",
    "data-hx-target": "#unfit",
    "data-hx-swap": "innerHTML",
}


class FitPromise(FitForm):
    """What is written about a promise is needed to keep it."""

    NEEDED = gettext_lazy("These words are needed to keep the promise")
    QUESTION = gettext_lazy(
        "Do these words belong here: %s? This is no place for what is not allowed, for number plates or for permits. Write down only what we will do for the resident. Is it needed for that? Then tick the box."
    )


class PromiseForm(FitPromise):
    """A promise: to which address or person, from where, what, by whom, before when."""

    ASKED_ABOUT = ("to_whom", "reach", "what")

    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    about = forms.ChoiceField(
        label=gettext_lazy("Whom was it promised to?"),
        choices=(),
        widget=forms.RadioSelect,
    )
    to_whom = forms.CharField(
        label=gettext_lazy("to whom"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("The name, only when somebody gave it for this."),
    )
    reach = forms.CharField(
        label=gettext_lazy("telephone or e-mail address"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("How to reach him, only when he gave it for this."),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("promised in"),
        choices=Promise.Source.choices,
        widget=forms.RadioSelect,
    )
    event = forms.ChoiceField(
        label=gettext_lazy("at which event"), choices=(), required=False
    )
    what = forms.CharField(
        label=gettext_lazy("what was promised"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, **LIVE}),
        help_text=gettext_lazy(
            "One thing that we will do, for example: call back about renting out a barn safely."
        ),
    )
    owner = forms.TypedChoiceField(
        label=gettext_lazy("owner"),
        coerce=int,
        choices=(),
        help_text=gettext_lazy("Who sees to it that there is an answer."),
    )
    promised_on = forms.DateField(
        label=gettext_lazy("promised on"), widget=DateInput(), initial=today
    )
    due_on = forms.DateField(
        label=gettext_lazy("answer by"),
        widget=DateInput(),
        initial=lambda: today() + USUAL_TIME,
        help_text=gettext_lazy("The last day on which the answer is in time."),
    )
    field_order = (
        *("number", "version", "about", "to_whom", "reach", "source", "event"),
        *("what", "owner", "promised_on", "due_on", "is_fit"),
    )

    def __init__(
        self,
        *args: Any,
        addresses: Iterable[tuple[str, str]],
        owners: Mapping[int, str],
        events: Iterable[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._choose(
            "about",
            [*addresses, (SOMEBODY, _("somebody without one of these addresses"))],
        )
        self._choose("owner", list(owners.items()))
        self._choose(
            "event", [("", _("none")), *((str(pk), title) for pk, title in events)]
        )

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = choices

    def clean_promised_on(self) -> date:
        day: date = self.cleaned_data["promised_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < today() - LONGEST_AGO:
            raise forms.ValidationError(
                _("This is more than a year ago. Check the year.")
            )
        return day

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day > today() + LONGEST_AHEAD:
            raise forms.ValidationError(
                _("This is more than two years ahead. Check the year.")
            )
        promised_on = self.cleaned_data.get("promised_on")
        if promised_on and day < promised_on:
            raise forms.ValidationError(
                _("This is before the day on which it was promised.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("about") == SOMEBODY and not cleaned.get("to_whom"):
            self.add_error(
                "to_whom", _("Without an address somebody must be named here.")
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the model."""
        cleaned = self.cleaned_data
        plain = ("to_whom", "reach", "source", "what", "promised_on", "due_on")
        return {
            **{name: cleaned[name] for name in plain},
            "key": "" if cleaned["about"] == SOMEBODY else cleaned["about"],
            "owner_id": cleaned["owner"],
            "event_id": int(cleaned["event"]) if cleaned["event"] else None,
        }


def initial_of(promise: Promise) -> dict[str, Any]:
    """Give what the form shows of a promise that is there."""
    plain = ("to_whom", "reach", "source", "what", "promised_on", "due_on", "version")
    return {
        **{name: getattr(promise, name) for name in plain},
        "number": promise.pk,
        "about": promise.key or SOMEBODY,
        "owner": promise.owner_id,
        "event": promise.event_id or "",
    }


class AnswerForm(FitPromise):
    """What was answered, how and when."""

    ASKED_ABOUT = ("answer",)

    how = forms.ChoiceField(
        label=gettext_lazy("How was it answered?"),
        choices=Promise.How.choices,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("What was the answer?"),
        help_text=gettext_lazy(
            "It may stay empty only when no answer was needed any more."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, **LIVE}),
    )
    ended_on = forms.DateField(
        label=gettext_lazy("answered on"), widget=DateInput(), initial=today
    )
    field_order = ("how", "answer", "ended_on", "is_fit")

    def __init__(
        self,
        *args: Any,
        promised_on: date,
        ways_left: Collection[Promise.How],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.promised_on, self.ways_left = promised_on, ways_left

    def clean_how(self) -> Promise.How:
        how = Promise.How(self.cleaned_data["how"])
        if how not in self.ways_left:
            raise forms.ValidationError(
                _(
                    "This address no longer wants to be addressed in this way. Choose another way, or 'no answer was needed any more'."
                )
            )
        return how

    def clean_ended_on(self) -> date:
        day: date = self.cleaned_data["ended_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < self.promised_on:
            raise forms.ValidationError(
                _("This is before the day on which it was promised.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_needed = cleaned.get("how") not in (None, Promise.How.NOT_NEEDED)
        if is_needed and not cleaned.get("answer"):
            self.add_error("answer", _("Write in a few words what was answered."))
        return cleaned


STATES = (
    ("open", gettext_lazy("open")),
    ("late", gettext_lazy("late")),
    ("answered", gettext_lazy("answered")),
    ("", gettext_lazy("all")),
)


class PromiseListForm(ListForm):
    """What the list may be narrowed by."""

    stand = forms.ChoiceField(
        label=gettext_lazy("state"), required=False, choices=STATES
    )
    bron = forms.ChoiceField(
        label=gettext_lazy("promised in"),
        required=False,
        choices=[("", gettext_lazy("all")), *Promise.Source.choices],
    )

    def __init__(self, *args: Any, owners: Mapping[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        if owners:
            choices = [
                ("", _("everybody")),
                *((str(pk), name) for pk, name in owners.items()),
            ]
            self.fields["eigenaar"] = forms.ChoiceField(
                label=gettext_lazy("owner"), required=False, choices=choices
            )

    @property
    def asked(self) -> dict[str, str]:
        """Give what `queries.find` is to look for; what cannot be is passed over."""
        cleaned = self.cleaned_data
        return {
            "state": cleaned.get("stand") or "",
            "owner": cleaned.get("eigenaar") or "",
            "source": cleaned.get("bron") or "",
            "text": self.text,
        }
