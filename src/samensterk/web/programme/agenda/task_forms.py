"""Forms of tasks: what, who, by when, and what must be done first."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.versions import VersionedForm
from samensterk.web.programme.agenda.event_forms import FIRST_YEAR, LAST_YEAR
from samensterk.web.programme.agenda.models import Event, Task, TaskComment
from samensterk.web.programme.agenda.owners import Choice

# A week before or after an event begins; what is further away has a day.
MOST_MINUTES = 7 * 24 * 60
FIELDS = (
    "title",
    "about",
    "material",
    "doer",
    "organisation_id",
    "owner_id",
    "due_on",
    "minute",
    "lasts_min",
    "hours_planned",
)


def _number_or_none(text: str) -> int | None:
    return int(text) if text else None


class TaskForm(VersionedForm[Task]):
    """Who does what by when; `event` gives it its place on the time line."""

    organisation_id = forms.TypedChoiceField(
        label=gettext_lazy("organisation that does it"),
        required=False,
        coerce=_number_or_none,
        empty_value=None,
        help_text=gettext_lazy(
            "The partners of the programme. Everybody of that organisation sees the task."
        ),
    )
    owner_id = forms.TypedChoiceField(
        label=gettext_lazy("owner"),
        required=False,
        coerce=_number_or_none,
        empty_value=None,
        help_text=gettext_lazy("One person who sees to it that it happens."),
    )

    minute = forms.IntegerField(
        label=gettext_lazy("minutes after the start"),
        required=False,
        min_value=-MOST_MINUTES,
        max_value=MOST_MINUTES,
        help_text=gettext_lazy(
            "Only for what happens on the day itself. 0 is the start; -30 is half an hour before."
        ),
    )
    lasts_min = forms.IntegerField(
        label=gettext_lazy("minutes"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
    )
    hours_planned = forms.DecimalField(
        label=gettext_lazy("hours planned"),
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=1,
    )

    class Meta:
        model = Task
        fields = (
            "title",
            "about",
            "material",
            "doer",
            "due_on",
            "minute",
            "lasts_min",
            "hours_planned",
        )
        widgets = {
            "due_on": DateInput(),
            "about": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "due_on": gettext_lazy("ready on"),
            "lasts_min": gettext_lazy("how many minutes it takes"),
        }
        help_texts = {
            "about": gettext_lazy("No names or addresses of residents."),
        }

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Choice],
        owners: Iterable[Choice],
        event: Event | None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.instance.event = event
        for name, none, found in (
            ("organisation_id", _("nobody yet"), organisations),
            ("owner_id", _("nobody yet"), owners),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type
            field.choices = [("", none), *found]
            self.initial.setdefault(name, getattr(self.instance, name))
        if event is None:
            del self.fields["minute"], self.fields["lasts_min"]
        self.order_fields(FIELDS)

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in FIELDS if name in given}

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Check the year."))
        return day


class CommentForm(forms.ModelForm[TaskComment]):
    class Meta:
        model = TaskComment
        fields = ("text",)
        labels = {"text": gettext_lazy("your comment")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": gettext_lazy(
                "Everybody who sees this task reads it. No names or addresses of residents."
            )
        }


class NeedsForm(forms.Form):
    """What must be done first."""

    needed = forms.TypedMultipleChoiceField(
        label=gettext_lazy("These must be done first"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Sequence[Choice], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["needed"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - for the type
        field.choices = choices


STATES = (
    ("", gettext_lazy("open")),
    ("telaat", gettext_lazy("late")),
    ("klaar", gettext_lazy("done")),
    ("vervallen", gettext_lazy("dropped")),
    ("alle", gettext_lazy("all")),
)


class TaskListForm(ListForm):
    """What the list of tasks may be narrowed by."""

    def __init__(
        self,
        *args: Any,
        sees_all: bool,
        events: Iterable[Choice],
        organisations: Iterable[Choice],
        owners: Iterable[Choice],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        every = _("all") if sees_all else _("everything I may see")
        mine = [("mij", _("mine")), ("ons", _("of my organisation"))]
        self.fields["van"] = _choice(_("whose"), [("", every), *mine])
        self.fields["stand"] = _choice(_("state"), STATES)
        one_of = [("", _("all"))]
        for name, label, found in (
            ("gebeurtenis", _("event"), [(0, _("no event")), *events]),
            ("organisatie", _("organisation"), organisations),
            ("eigenaar", _("owner"), [(0, _("no owner")), *owners]),
        ):
            self.fields[name] = _numbered(label, [*one_of, *found])


def _choice(label: str, choices: Sequence[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices)


def _numbered(label: str, choices: Sequence[tuple[Any, Any]]) -> forms.ChoiceField:
    """Choose one of things by its number."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=_number_or_none,
        empty_value=None,
        choices=choices,
    )
