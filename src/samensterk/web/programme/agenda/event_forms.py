"""The form of an event: what is odd is asked again, what cannot be is refused."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.web.common.clock import is_moment
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm
from samensterk.web.programme.agenda.followers import cautions_about
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.plan.models import Programme

FIRST_YEAR, LAST_YEAR = 2000, 2100
FIELDS = (
    "kind",
    "title",
    "day",
    "starts_at",
    "ends_on",
    "ends_at",
    "location",
    "about",
)


class TimeInput(forms.TimeInput):
    """The browser's own choice of a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class EventForm(VersionedForm[Event]):
    """What, when and where. `n_open` and `n_done` are the tasks of this event."""

    # About which day the two questions below were asked.
    asked_day = forms.CharField(widget=forms.HiddenInput, required=False)
    was_then = forms.BooleanField(required=False, widget=forms.HiddenInput)
    moves_tasks = forms.BooleanField(required=False, widget=forms.HiddenInput)
    tells_again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields = ("kind", *FIELDS[1:])
        widgets = {
            "day": DateInput(),
            "ends_on": DateInput(),
            "starts_at": TimeInput(),
            "ends_at": TimeInput(),
            "about": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "ends_on": gettext_lazy("Only when it takes more than one day."),
            "about": gettext_lazy("No names of residents: all partners read this."),
        }

    def __init__(
        self,
        *args: Any,
        programmes: Sequence[Programme],
        n_open: int = 0,
        n_done: int = 0,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.programmes = {one.pk: one for one in programmes}
        self.n_open, self.n_done = n_open, n_done
        is_new = more.get("instance") is None
        self.day_before: date | None = None if is_new else self.instance.day
        self.last_before: date | None = None if is_new else self.instance.last_day
        if is_new and len(programmes) > 1:
            self.fields["programme"] = forms.TypedChoiceField(
                label=_("programme"),
                choices=[(one.pk, str(one)) for one in programmes],
                coerce=int,
            )
            self.order_fields(("programme",))

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the event itself."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    @property
    def programme(self) -> Programme:
        given = self.cleaned_data.get("programme") or self.instance.programme_id
        return self.programmes[given or next(iter(self.programmes))]

    def clean_day(self) -> date:
        return _sensible(self.cleaned_data["day"])

    def clean_ends_on(self) -> date | None:
        day = self.cleaned_data["ends_on"]
        return _sensible(day) if day else None

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        day = given.get("day")
        if day is not None:
            self._check_order(day)
            self._check_clock(day)
            self._ask_again(day)
        return given

    def _check_order(self, day: date) -> None:
        given = self.cleaned_data
        last, begins, ends = (
            given.get(one) for one in ("ends_on", "starts_at", "ends_at")
        )
        if last is not None and last < day:
            self.add_error("ends_on", _("The last day is before the first."))
        if ends is not None and begins is None and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say at what time it begins as well."))
        is_one_day = last is None or last == day
        if is_one_day and ends is not None and begins is not None and ends <= begins:
            self.add_error("ends_at", _("It ends before it begins."))

    def _check_clock(self, day: date) -> None:
        last = self.cleaned_data.get("ends_on") or day
        for name, on in (("starts_at", day), ("ends_at", last)):
            at: time | None = self.cleaned_data.get(name)
            if at is not None and not is_moment(on, at):
                self.add_error(
                    name,
                    _(
                        "This time does not exist: in that night the clock goes from 2:00 to 3:00."
                    ),
                )

    def _ask_again(self, day: date) -> None:
        """Ask once more: about a day in the past, tasks that move, and who was told."""
        is_answered = self.cleaned_data.get("asked_day") == day.isoformat()
        is_changed = day != self.day_before
        if is_changed and day < today():
            self._ask(
                "was_then",
                _("It was really then: %s") % date_format(day),
                _("This day has passed. Tick the box below when that is right."),
                is_answered=is_answered,
            )
        if self.day_before is not None and is_changed and self.n_open:
            self._ask(
                "moves_tasks",
                _("Yes, move the open tasks as well"),
                self._moves((day - self.day_before).days),
                is_answered=is_answered,
            )
        last = self.cleaned_data.get("ends_on") or day
        if self.day_before is not None and (is_changed or last != self.last_before):
            caution = cautions_about(self.instance, day, last)
            if caution:
                self._ask(
                    "tells_again",
                    _("Yes, we tell them"),
                    caution,
                    is_answered=is_answered,
                )
        self.data = dict(self.data.items()) | {
            self.add_prefix("asked_day"): day.isoformat()
        }

    def _ask(self, name: str, label: str, why: str, *, is_answered: bool) -> None:
        self.fields[name].widget = forms.CheckboxInput()
        self[name].label = label
        if self.cleaned_data.get(name) and is_answered:
            return
        self.add_error(name, why)

    def _moves(self, n_days: int) -> str:
        moved = ngettext(
            "%(n)s open task moves along by %(days)s days.",
            "%(n)s open tasks move along by %(days)s days.",
            self.n_open,
        ) % {"n": self.n_open, "days": f"{n_days:+d}"}
        if not self.n_done:
            return moved
        stays = ngettext(
            "%(n)s task that is over stays where it was.",
            "%(n)s tasks that are over stay where they were.",
            self.n_done,
        ) % {"n": self.n_done}
        return f"{moved} {stays}"


def _sensible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Check the year."))
    return day


def outside_words(programme: Programme, first: date, last: date) -> str:
    """Warn of a day that the programme does not hold; '' when it does."""
    if programme.holds(first) and programme.holds(last):
        return ""
    words = _(
        "Mind: this is outside the period of the programme, %(first)s to %(last)s."
    )
    return words % {
        "first": date_format(programme.starts_on),
        "last": date_format(programme.ends_on),
    }
