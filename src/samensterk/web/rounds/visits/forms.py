"""The form of a visit: a few taps, and at most one line."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.fit_forms import FitForm
from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.moments import today
from samensterk.web.common.unfit_people import points_at_people
from samensterk.web.common.unfit_words import Doubt
from samensterk.web.rounds.kinds.models import FarmKind
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Shift
from samensterk.web.rounds.visits.models import WRITTEN, Outcome, Visit
from samensterk.web.rounds.visits.services import Told
from samensterk.web.rounds.visits.words import CanDo, Material, Topic

USUAL_TIME = timedelta(days=14)
LONGEST_AGO = timedelta(days=366)
LONGEST_AHEAD = timedelta(days=2 * 366)
LONGEST_NOTE = 300
HALVES = Shift.Half.choices


def _many(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class RecordForm(FitForm):
    """How a visit went. What belongs to another outcome is left out when it is kept."""

    ASKED_ABOUT = ("note", "promise_what")
    NEEDED = gettext_lazy("These words are needed for who comes next")
    QUESTION = gettext_lazy(
        "Do these words belong here: %s? This is no place for names, for what is not allowed or for permits. Write down only what helps the next visit. Is it needed for that? Then tick the box."
    )

    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    where = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
    )
    later_on = forms.DateField(
        label=gettext_lazy("come back on"), widget=DateInput(), required=False
    )
    later_half = forms.ChoiceField(
        label=gettext_lazy("half day"),
        choices=[("", gettext_lazy("no preference")), *HALVES],
        required=False,
    )
    topics = _many(gettext_lazy("talked about"), Topic.choices)
    material = _many(gettext_lazy("handed out"), Material.choices)
    can_do = _many(gettext_lazy("what they will do themselves"), CanDo.choices)
    promise_what = forms.CharField(
        label=gettext_lazy("what you promised"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "One thing that we will do. It gets an owner and a day."
        ),
    )
    promise_owner = forms.TypedChoiceField(
        label=gettext_lazy("who sees to it"),
        coerce=int,
        choices=(),
        required=False,
        empty_value=None,
    )
    promise_due = forms.DateField(
        label=gettext_lazy("answer by"),
        widget=DateInput(),
        required=False,
        initial=lambda: today() + USUAL_TIME,
    )
    farm = forms.ChoiceField(
        label=gettext_lazy("kind of farm, when they told you"),
        choices=[("", gettext_lazy("not told")), *FarmKind.choices],
        required=False,
        help_text=gettext_lazy(
            "So that nobody comes during milking or harvest next time. Do not ask for more, and do not guess."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("short note for who comes next"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "For example: the bell is at the back. No names, nothing about what you saw."
        ),
    )
    on = forms.DateField(label=gettext_lazy("day"), widget=DateInput())
    half = forms.ChoiceField(
        label=gettext_lazy("half day"), choices=HALVES, widget=forms.RadioSelect
    )
    field_order = (
        *("number", "where", "version", "outcome", "later_on", "later_half"),
        *("topics", "material", "can_do"),
        *("promise_what", "promise_owner", "promise_due"),
        *("farm", "note", "is_fit"),
        *("on", "half"),
    )

    def __init__(
        self,
        *args: Any,
        of: Round,
        owners: Mapping[int, str],
        is_change: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.of = of
        if is_change:  # a promise has a page of its own
            for name in ("promise_what", "promise_owner", "promise_due"):
                del self.fields[name]
            return
        owner = self.fields["promise_owner"]
        assert isinstance(owner, forms.TypedChoiceField)  # noqa: S101 - for the type
        owner.choices = list(owners.items())

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Ask about words that do not belong, and in the note about people as well."""
        if not self.is_bound:
            return ()
        note = self.data.get(self.add_prefix("note")) or ""
        found = {one.written.casefold(): one for one in super().doubts}
        for one in points_at_people(note, known=(), streets=()):
            found.setdefault(one.written.casefold(), one)
        return tuple(found.values())

    @property
    def version_seen(self) -> int:
        return self.cleaned_data.get("version") or 0

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < today() - LONGEST_AGO:
            raise forms.ValidationError(_("This is more than a year ago."))
        return day

    def clean_promise_due(self) -> date | None:
        day: date | None = self.cleaned_data["promise_due"]
        if day is not None and day > today() + LONGEST_AHEAD:
            raise forms.ValidationError(_("This is more than two years ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.LATER:
            self._check_later(cleaned.get("later_on"))
        if cleaned.get("outcome") == Outcome.RATHER_NOT:
            self._keep_nothing(cleaned)
        if cleaned.get("promise_what"):
            self._check_promise(cleaned)
        return cleaned

    def _check_later(self, day: date | None) -> None:
        if "later_on" in self.errors:
            return
        if day is None:
            self.add_error("later_on", _("Choose the day on which you come back."))
        elif day < today():
            self.add_error("later_on", _("This day is over already."))
        elif day > self.of.ends_on:
            self.add_error(
                "later_on",
                _(
                    "This round lasts until %s. Choose a day before that, or write down as a promise that you come later."
                )
                % date_format(self.of.ends_on),
            )

    def _keep_nothing(self, cleaned: Mapping[str, Any]) -> None:
        """Say so before words are lost: of who rather has no visit nothing is kept."""
        for name in ("note", "promise_what"):
            if cleaned.get(name):
                self.add_error(
                    name,
                    _(
                        "With 'rather not' nothing is written down of this address. Leave this empty."
                    ),
                )

    def _check_promise(self, cleaned: Mapping[str, Any]) -> None:
        if not cleaned.get("promise_owner") and "promise_owner" not in self.errors:
            self.add_error("promise_owner", _("Choose who sees to it."))
        if "promise_due" in self.errors or "on" in self.errors:
            return
        due_on = cleaned.get("promise_due")
        if due_on is None:
            self.add_error("promise_due", _("Choose the day of the answer."))
        elif due_on < cleaned["on"]:
            self.add_error(
                "promise_due", _("This is before the day on which it was promised.")
            )

    @property
    def told(self) -> Told:
        cleaned = self.cleaned_data
        promise = {}
        if cleaned.get("promise_what"):
            promise = {
                "what": cleaned["promise_what"],
                "owner_id": cleaned["promise_owner"],
                "due_on": cleaned["promise_due"],
            }
        return Told(
            outcome=cleaned["outcome"],
            on=cleaned["on"],
            half=cleaned["half"],
            later_on=cleaned["later_on"],
            later_half=cleaned["later_half"],
            topics=tuple(cleaned["topics"]),
            material=tuple(cleaned["material"]),
            can_do=tuple(cleaned["can_do"]),
            note=cleaned["note"],
            promise=promise,
            farm=cleaned["farm"],
        )


def initial_of(visit: Visit) -> dict[str, Any]:
    """Give what the form shows of a visit that is there."""
    plain = ("outcome", "on", "half", "later_on", "topics", "material", "can_do")
    note = getattr(visit, "note", None)
    return {
        **{name: getattr(visit, name) for name in plain},
        "number": visit.pk,
        "version": visit.version,
        "farm": visit.stop.farm if visit.stop is not None else "",
        "note": note.text if note is not None else "",
    }


class VisitListForm(ListForm):
    """What the list of visits may be narrowed by; never by who went."""

    afloop = forms.ChoiceField(
        label=gettext_lazy("outcome"),
        required=False,
        choices=[("", gettext_lazy("all")), *WRITTEN],
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["zoek"]

    @property
    def outcome(self) -> str:
        return str(self.cleaned_data.get("afloop") or "") if self.is_valid() else ""
