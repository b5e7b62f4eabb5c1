"""The form of the half days of a team: a calendar of the weeks of the round."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.half_days import HalfDay
from samensterk.web.rounds.teams.models import Shift, Team
from samensterk.web.rounds.teams.workdays import weeks_of

ADD, DROP = "erbij", "eraf"  # the buttons of a series, by name
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """One half day on the page."""

    id: str
    value: str
    label: str  # for a screen reader: the day and the half
    half: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day on the page; `why_free` says why there is nothing to tick."""

    day: date
    ticks: list[Tick]
    why_free: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    days: list[Day]


def value_of(half_day: HalfDay) -> str:
    day, half = half_day
    return f"{day:%Y-%m-%d}-{half}"


def words_of(half_day: HalfDay) -> str:
    day, half = half_day
    return f"{date_format(day, 'l j F Y')}, {Shift.Half(half).label}"


class HalfDaysForm(VersionedForm[Team]):
    """Which half days a team has, and a weekday that goes for all weeks at once."""

    halves = forms.MultipleChoiceField(label=gettext_lazy("half days"), required=False)
    series = forms.MultipleChoiceField(
        label=gettext_lazy("every week on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Team
        fields = ()

    def __init__(
        self,
        *args: Any,
        of: Round,
        free: Mapping[date, str],
        there: frozenset[HalfDay],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.of, self.free, self.there = of, free, there
        self.weeks_days = list(weeks_of(of.starts_on, of.ends_on))
        within = {
            (day, half)
            for week in self.weeks_days
            for day in week
            if day not in free
            for half in Shift.Half.values
        }
        # What was ticked before the round moved stays to be seen, and can go.
        self.outside = sorted(there - within, key=_in_order)
        self.known = {
            value_of(one): one for one in sorted(within | there, key=_in_order)
        }
        self._choose(
            "halves", [(key, words_of(one)) for key, one in self.known.items()]
        )
        self._choose("series", _series())
        self.initial["halves"] = [value_of(one) for one in there]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type
        field.choices = choices

    @property
    def chosen(self) -> frozenset[HalfDay]:
        """Give what was ticked, with or without the series of the button pressed."""
        ticked = {self.known[one] for one in self.cleaned_data["halves"]}
        if ADD in self.data:
            return frozenset(ticked | self._of_series())
        if DROP in self.data:
            return frozenset(ticked - self._of_series())
        return frozenset(ticked)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {ADD, DROP} & set(self.data) and not cleaned.get("series"):
            self.add_error("series", _("Tick at least one weekday with a half day."))
        return cleaned

    def _of_series(self) -> set[HalfDay]:
        wanted = set(self.cleaned_data["series"])
        return {
            (day, half)
            for day, half in self.known.values()
            if f"{day.isoweekday()}-{half}" in wanted
        }

    def weeks(self) -> Iterator[Week]:
        """Give the calendar, ticked as it was filled in or as it is."""
        ticked = set(self["halves"].value() or [])
        for week in self.weeks_days:
            days = [self._day(day, ticked) for day in week]
            yield Week(week[0].isocalendar().week, days)

    def _day(self, day: date, ticked: set[str]) -> Day:
        if day in self.free:
            return Day(day, [], self.free[day])
        halves = [(day, half) for half in Shift.Half.values]
        return Day(day, [_tick(one, ticked) for one in halves])

    def ticks_outside(self) -> list[Tick]:
        ticked = set(self["halves"].value() or [])
        return [_tick(one, ticked) for one in self.outside]


def _tick(half_day: HalfDay, ticked: set[str]) -> Tick:
    value = value_of(half_day)
    half = Shift.Half(half_day[1])
    return Tick(
        f"id_{value}", value, words_of(half_day), str(half.label), value in ticked
    )


def _series() -> list[tuple[str, str]]:
    return [
        (
            f"{number}-{half.value}",
            _("%(weekday)s %(half)s") % {"weekday": name, "half": half.label},
        )
        for number, name in enumerate(WEEKDAYS, start=1)
        for half in Shift.Half
    ]


def _in_order(half_day: HalfDay) -> tuple[date, int]:
    day, half = half_day
    return day, Shift.Half.values.index(half)
