"""Forms of joint drives: planning one or two, a place that was seen, a task made of it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.drives.models import Drive
from samensterk.web.areas.drives.services import Planned
from samensterk.web.areas.talks.areas_shown import ShownArea
from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.clock import HERE, is_moment, moment
from samensterk.web.common.forms import DateInput
from samensterk.web.common.versions import VersionedForm

FIRST_YEAR, LAST_YEAR = 2000, 2099
# Asks what the sun does while somebody chooses a day.
LIVE = {
    "data-hx-post": "?",
    "data-hx-trigger": "change",
    "data-hx-target": "#sun",
    "data-hx-swap": "innerHTML",
}


class TimeInput(forms.TimeInput):
    """The browser's own choice of a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DriveForm(AboutNobody, VersionedForm[Drive]):
    """One drive; a new one may bring a second in the dark along."""

    ASKED_ABOUT = ("title", "organisations")

    title = forms.CharField(
        label=gettext_lazy("title"),
        max_length=120,
        help_text=gettext_lazy("For example: Joint drive Oosterlage."),
    )
    day = forms.DateField(label=gettext_lazy("day"), widget=DateInput())
    begins = forms.TimeField(label=gettext_lazy("begins at"), widget=TimeInput())
    ends = forms.TimeField(
        label=gettext_lazy("ends at"), required=False, widget=TimeInput()
    )
    also_dark = forms.BooleanField(
        label=gettext_lazy("Plan a second drive in the dark, on the same day"),
        required=False,
    )
    dark_begins = forms.TimeField(
        label=gettext_lazy("the drive in the dark begins at"),
        required=False,
        widget=TimeInput(),
    )
    dark_ends = forms.TimeField(
        label=gettext_lazy("the drive in the dark ends at"),
        required=False,
        widget=TimeInput(),
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Drive
        fields = ("title", "light", "meet_at", "organisations")
        widgets = {"light": forms.RadioSelect}
        help_texts = {
            "organisations": gettext_lazy(
                "Names of organisations with commas between them, no names of people."
            ),
            "meet_at": gettext_lazy(
                "For example: town hall, parking place at the back."
            ),
        }

    field_order = (
        *("title", "light", "day", "begins", "ends", "also_dark", "dark_begins"),
        *("dark_ends", "meet_at", "organisations", "areas"),
    )

    def __init__(
        self,
        *args: Any,
        areas: Iterable[ShownArea] = (),
        ends: time | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        own = {one["area_id"]: one["name"] for one in self.instance.areas}
        self.names = {**own, **{one.area_id: one.name for one in areas}}
        self._choose()
        self.fields["day"].widget.attrs.update(LIVE)
        self.fields["light"].choices = Drive.Light.choices  # type: ignore[attr-defined]
        if self.instance.pk is not None:
            begins = self.instance.starts_at.astimezone(HERE)
            self.initial.update(
                {
                    "day": begins.date(),
                    "begins": begins.time(),
                    "ends": ends,
                    "areas": list(own),
                }
            )
            for name in ("also_dark", "dark_begins", "dark_ends"):
                del self.fields[name]

    def _choose(self) -> None:
        if not self.names:
            del self.fields["areas"]
            return
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type
        field.choices = list(self.names.items())
        field.required = True
        field.error_messages["required"] = _("Choose at least one area.")

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("day")
        if day is not None:
            self._check_clock(day)
        if cleaned.get("also_dark"):
            self._check_second()
        return cleaned

    def _check_clock(self, day: date) -> None:
        for name in ("begins", "dark_begins"):
            at: time | None = self.cleaned_data.get(name)
            if at is not None and not is_moment(day, at):
                self.add_error(
                    name,
                    _(
                        "This time does not exist: in that night the clock goes from 2:00 to 3:00."
                    ),
                )

    def _check_second(self) -> None:
        if not self.cleaned_data.get("dark_begins") and not self.errors.get(
            "dark_begins"
        ):
            self.add_error(
                "dark_begins", _("Say at what time the drive in the dark begins.")
            )
        if self.cleaned_data.get("light") == Drive.Light.DARK:
            self.add_error(
                "also_dark", _("The first drive is in the dark already; choose one.")
            )

    def planned(self) -> list[Planned]:
        """Give the one or two drives that were filled in."""
        given = self.cleaned_data
        first = self._one(given["light"], given["begins"], given.get("ends"))
        if not given.get("also_dark"):
            return [first]
        second = self._one(
            Drive.Light.DARK, given["dark_begins"], given.get("dark_ends")
        )
        return [first, second]

    def _one(self, light: str, begins: time, ends: time | None) -> Planned:
        given = self.cleaned_data
        chosen = given.get("areas", [])
        return Planned(
            title=given["title"],
            light=light,
            starts_at=moment(given["day"], begins),
            ends_at=ends,
            meet_at=given["meet_at"],
            areas=tuple({"area_id": one, "name": self.names[one]} for one in chosen),
            organisations=given["organisations"],
        )


def kept_of(drive: Drive, ends: datetime | None) -> Mapping[str, Any]:
    """Give what stands there now, under the names of the fields."""
    begins = drive.starts_at.astimezone(HERE)
    return {
        "title": drive.title,
        "light": drive.light,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time() if ends else None,
        "meet_at": drive.meet_at,
        "organisations": drive.organisations,
        "areas": [one["area_id"] for one in drive.areas],
    }
