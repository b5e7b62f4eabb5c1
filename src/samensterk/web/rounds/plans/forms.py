"""Forms of a plan: move a visit, agree on a moment, say who or which road falls out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.moving import Move
from samensterk.web.rounds.plans.running import ALL, OPEN
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.forms import TimeInput
from samensterk.web.rounds.teams.models import Shift, Team
from samensterk.web.rounds.teams.queries import TeamDay
from samensterk.web.rounds.teams.workdays import free_days

SHORTEST, LONGEST = 5, 180  # minutes of a visit
Choice = tuple[str, str]


class StartForm(forms.Form):
    """Whether everything is planned, or what has no moment yet."""

    wat = forms.ChoiceField(
        label=gettext_lazy("what is planned"),
        choices=(
            (ALL, gettext_lazy("everything anew, but for what stays where it is")),
            (OPEN, gettext_lazy("only what has no moment yet; the rest keeps its day")),
        ),
        widget=forms.RadioSelect,
        initial=ALL,
    )


def value_of(team_id: int, day: date) -> str:
    """Name a team on a day in an address."""
    return f"{team_id}_{day.isoformat()}"


def _named(one: TeamDay, n_by_day: Mapping[tuple[int, date], int]) -> str:
    """Say whether there is room: a full day need not be tried."""
    return _("%(team)s, %(day)s (%(n)s of %(most)s visits)") % {
        "team": one.team,
        "day": date_format(one.day, "l j F"),
        "n": n_by_day.get((one.team_id, one.day), 0),
        "most": one.most_visits,
    }


class MoveForm(forms.Form):
    """To which team on which day, and where in that day."""

    naar = forms.ChoiceField(label=gettext_lazy("to which day and team"))
    plek = forms.ChoiceField(
        label=gettext_lazy("where in that day"),
        required=False,
        help_text=gettext_lazy("The others keep their order."),
    )
    vast = forms.BooleanField(
        label=gettext_lazy("it stays there, also when the round is planned again"),
        required=False,
        initial=True,
    )

    def __init__(
        self,
        *args: Any,
        days: Sequence[TeamDay],
        n_by_day: Mapping[tuple[int, date], int],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.days = {value_of(one.team_id, one.day): one for one in days}
        groups = [
            (
                date_format(day, "l j F"),
                # With the day: a browser shows only this of what was chosen.
                [(key, _named(one, n_by_day)) for key, one in those],
            )
            for day, those in groupby(self.days.items(), lambda pair: pair[1].day)
        ]
        self._field("naar").choices = [("", _("choose one")), *groups]
        most = max((one.most_visits for one in days), default=1)
        numbers = [(str(n), str(n)) for n in range(1, most + 1)]
        self._field("plek").choices = [
            ("", _("where it costs least driving")),
            *numbers,
        ]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        return field

    def move(self, stop: Stop) -> Move:
        """Give what was filled in right."""
        day = self.days[self.cleaned_data["naar"]]
        place = self.cleaned_data["plek"]
        return Move(stop.pk, day.team_id, day.day, int(place) if place else None)


class AppointmentForm(VersionedForm[Stop]):
    """What was agreed: a day, a half day or a time, and who must be there."""

    FIELDS = (
        *("wanted_on", "wanted_half", "wanted_from", "wanted_until"),
        *("needs", "farm", "animals", "minutes"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("minutes of the visit"),
        min_value=SHORTEST,
        max_value=LONGEST,
    )

    class Meta:
        model = Stop
        fields = (
            *("wanted_on", "wanted_half", "wanted_from", "wanted_until"),
            *("needs", "farm", "animals", "minutes"),
        )
        widgets = {
            "wanted_on": DateInput(),
            "wanted_from": TimeInput(),
            "wanted_until": TimeInput(),
        }
        help_texts = {
            "wanted_on": gettext_lazy("Empty: any day of the round."),
            "wanted_half": gettext_lazy("Or give times below."),
            "wanted_from": gettext_lazy(
                "With a day and without an end: the visit begins at this time exactly."
            ),
            "wanted_until": gettext_lazy("Then the team has gone again."),
            "needs": gettext_lazy("When the resident asked for somebody."),
            "farm": gettext_lazy(
                "Only when the resident told it. He is then not visited in the hours or busy times that are set for it; a moment that is agreed goes before that."
            ),
            "animals": gettext_lazy(
                "Beside the kind of farm, for hygiene: poultry and pigs are never on one day of a team."
            ),
        }

    def __init__(self, *args: Any, of: Round, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of = of

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.FIELDS}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        from_at, until_at = cleaned.get("wanted_from"), cleaned.get("wanted_until")
        if until_at and not from_at:
            self.add_error("wanted_from", _("Give from when as well."))
        elif from_at and until_at and until_at <= from_at:
            self.add_error("wanted_until", _("This is not after the time it is from."))
        elif from_at and not until_at and not cleaned.get("wanted_on"):
            self.add_error("wanted_on", _("A time without an end needs a day."))
        if cleaned.get("wanted_half") and from_at:
            self.add_error("wanted_half", _("Choose a half day or times, not both."))
        return cleaned

    def clean_wanted_on(self) -> date | None:
        day: date | None = self.cleaned_data["wanted_on"]
        if day is None:
            return None
        if not max(self.of.starts_on, today()) <= day <= self.of.ends_on:
            raise forms.ValidationError(
                _(
                    "The day must be within the round, and not over: %(first)s to %(last)s."
                )
                % {
                    "first": date_format(max(self.of.starts_on, today()), "j F Y"),
                    "last": date_format(self.of.ends_on, "j F Y"),
                }
            )
        why = free_days(day, day).get(day)
        if why:
            raise forms.ValidationError(
                _("Nobody is visited on that day: %(why)s.") % {"why": why}
            )
        return day


WHOLE_DAY = ""


class FallsOutForm(forms.Form):
    """Which team, or who of it, cannot come, and when."""

    wie = forms.ChoiceField(label=gettext_lazy("who cannot come"))
    van = forms.DateField(label=gettext_lazy("from"), widget=DateInput())
    tot = forms.DateField(
        label=gettext_lazy("until and with"),
        widget=DateInput(),
        required=False,
        help_text=gettext_lazy("Empty: that one day."),
    )
    half = forms.ChoiceField(
        label=gettext_lazy("half day"),
        choices=((WHOLE_DAY, gettext_lazy("the whole day")), *Shift.Half.choices),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        of: Round,
        teams: Iterable[Team],
        names: Mapping[int, str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.of = of
        groups = [
            (
                team.name,
                [
                    (f"team_{team.pk}", _("the whole team")),
                    *(
                        (f"mens_{one.pk}", f"{names[one.pk]}, {one.get_part_display()}")
                        for one in team.people.all()
                    ),
                ],
            )
            for team in teams
        ]
        who = self.fields["wie"]
        assert isinstance(who, forms.ChoiceField)  # noqa: S101 - for the type
        who.choices = [("", _("choose one")), *groups]
        self.initial.setdefault("van", max(today(), of.starts_on))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("van"), cleaned.get("tot") or cleaned.get("van")
        if first and last and last < first:
            self.add_error("tot", _("The last day is before the first."))
        elif first and last and (last < today() or first > self.of.ends_on):
            self.add_error("van", _("On these days nothing can be planned any more."))
        return cleaned

    @property
    def days(self) -> list[date]:
        """Give the days, none before today and none after the round."""
        given = self.cleaned_data
        first = max(given["van"], today())
        last = min(given["tot"] or given["van"], self.of.ends_on)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    @property
    def halves(self) -> tuple[str, ...]:
        chosen = self.cleaned_data["half"]
        return (chosen,) if chosen else tuple(Shift.Half.values)

    @property
    def who(self) -> tuple[str, int]:
        """Give 'team' or 'mens', and the number of that row."""
        kind, _line, number = self.cleaned_data["wie"].partition("_")
        return kind, int(number)
