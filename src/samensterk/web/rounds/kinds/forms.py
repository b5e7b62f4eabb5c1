"""The form of the hours and busy times of one kind of farm."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.kinds.limits import (
    A_LEAP_YEAR,
    MonthDay,
    Season,
    is_all_year,
    kept_season,
    limits_from,
    season_from,
)
from samensterk.web.rounds.kinds.models import FarmHours, FarmKind
from samensterk.web.rounds.setup.form_sections import Section, bound
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_forms import EARLIEST, LATEST, TimeInput

MORNING = ("no_morning", "morning_from", "morning_until")
AFTERNOON = ("no_afternoon", "afternoon_from", "afternoon_until")
HOURS = (*MORNING, *AFTERNOON)
FREE_ROWS, MOST_SEASONS = 2, 12
LONGEST_WORD = 60
PARTS = ("word", "first_day", "first_month", "last_day", "last_month", "how")
NEVER, ON_REQUEST = "never", "asked"
HOW = (
    (NEVER, gettext_lazy("no visits are planned")),
    (ON_REQUEST, gettext_lazy("only who asks for a visit himself")),
)


class FarmHoursForm(AboutNobody, VersionedForm[FarmHours]):
    """When a kind of farm is visited; what is left empty is as in the round."""

    template_name = "rounds/setup/_round_fields.html"
    ASKED_ABOUT = tuple(f"season{n}_word" for n in range(MOST_SEASONS))
    WHY_NOT = gettext_lazy("A busy time is of a kind of farm, never of one farm.")

    class Meta:
        model = FarmHours
        fields = ("kind", *HOURS)
        widgets = {name: TimeInput() for name in HOURS if not name.startswith("no_")}
        help_texts = {
            "morning_from": gettext_lazy(
                "For example after milking and breakfast. Empty: as in the round."
            ),
            "morning_until": gettext_lazy("Empty: as in the round."),
            "afternoon_from": gettext_lazy("Empty: as in the round."),
            "afternoon_until": gettext_lazy(
                "For example before milking. Empty: as in the round."
            ),
        }

    def __init__(
        self,
        *args: Any,
        rounds: Sequence[Round] = (),
        taken: Sequence[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.rounds = rounds
        if "version" not in self.fields:  # nothing is set yet
            open_ones = [one for one in FarmKind.choices if one[0] not in taken]
            choices = [("", _("choose one")), *open_ones]
            self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["kind"]
        self.n_seasons = self._ask_seasons()

    def _ask_seasons(self) -> int:
        kept = [season_from(one) for one in self.instance.seasons]
        n_sent = sum(f"season{n}_word" in self.data for n in range(MOST_SEASONS))
        n_rows = min(max(len(kept) + FREE_ROWS, n_sent), MOST_SEASONS)
        days = [("", "-"), *((str(n), str(n)) for n in range(1, 32))]
        months = [("", "-"), *((str(n), str(name)) for n, name in MONTHS.items())]
        for n in range(n_rows):
            named = {"n": n + 1}
            self.fields[f"season{n}_word"] = forms.CharField(
                label=_("busy time %(n)s: what it is") % named,
                max_length=LONGEST_WORD,
                required=False,
                help_text=_("For example: potato harvest."),
            )
            for part, label, choices in (
                ("first_day", _("busy time %(n)s: from, day"), days),
                ("first_month", _("busy time %(n)s: from, month"), months),
                ("last_day", _("busy time %(n)s: until and with, day"), days),
                ("last_month", _("busy time %(n)s: until and with, month"), months),
                ("how", _("busy time %(n)s: in that time"), HOW),
            ):
                self.fields[f"season{n}_{part}"] = forms.ChoiceField(
                    label=label % named, choices=choices, required=False
                )
        self.initial.update(kept_seasons(kept))
        return n_rows

    @property
    def sections(self) -> list[Section]:
        """Give the hours open, and the busy times one by one."""
        seasons = [
            [f"season{n}_{part}" for part in PARTS] for n in range(self.n_seasons)
        ]
        return [
            Section(bound(self, ("kind", *HOURS))),
            *(
                Section(
                    bound(self, names),
                    _("Busy time %(n)s") % {"n": n},
                    str(self[names[0]].value() or _("none")),
                )
                for n, names in enumerate(seasons, 1)
            ),
            Section(bound(self, ("is_fit",))),
        ]

    @property
    def values(self) -> dict[str, Any]:
        names = [one for one in ("kind", *HOURS) if one in self.fields]
        own = {name: self.cleaned_data[name] for name in names}
        return {**own, "seasons": [kept_season(one) for one in self.seasons]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for half in (MORNING, AFTERNOON):
            self._check_half(cleaned, *half)
        if cleaned.get("no_morning") and cleaned.get("no_afternoon"):
            self.add_error(
                "no_afternoon",
                _(
                    "Then this kind of farm is never visited, and a round visits everybody. Leave one half of the day."
                ),
            )
        found = [self._season(cleaned, n) for n in range(self.n_seasons)]
        self.seasons = [one for one in found if one is not None]
        if is_all_year(self.seasons):
            self.add_error(
                "season0_word",
                _(
                    "These busy times take the whole year, and a round visits everybody. Leave some weeks free."
                ),
            )
        if not self.errors:
            self._check_rounds(cleaned)
        return cleaned

    def _check_half(
        self, cleaned: dict[str, Any], no: str, begins: str, ends: str
    ) -> None:
        first, last = cleaned.get(begins), cleaned.get(ends)
        for name, at in ((begins, first), (ends, last)):
            if at is not None and not EARLIEST <= at <= LATEST:
                self.add_error(
                    name,
                    _(
                        "Nobody is visited at this hour. Choose a time from 6:00 to 21:00."
                    ),
                )
        if cleaned.get(no) and (first or last):
            self.add_error(
                no, _("Choose: never in this half of the day, or at these times.")
            )
        elif first and last and last <= first:
            self.add_error(ends, _("This is not after the time above it."))

    def _season(self, cleaned: dict[str, Any], n: int) -> Season | None:
        word = " ".join(str(cleaned.get(f"season{n}_word") or "").split())
        names = [f"season{n}_{part}" for part in PARTS[1:5]]
        given = [cleaned.get(name) or "" for name in names]
        if not word and not any(given):
            return None
        if any(name in self.errors for name in (f"season{n}_word", *names)):
            return None
        if not word:
            self.add_error(
                f"season{n}_word", _("Say in a word which busy time this is.")
            )
        for name, value in zip(names, given, strict=True):
            if not value:
                self.add_error(name, _("Fill in this busy time whole: from and until."))
        if not word or not all(given):
            return None
        first = self._day(names[0], given[0], given[1])
        last = self._day(names[2], given[2], given[3])
        if first is None or last is None:
            return None
        is_on_request = cleaned.get(f"season{n}_how") == ON_REQUEST
        return Season(word, first, last, is_on_request)

    def _day(self, name: str, day: str, month: str) -> MonthDay | None:
        try:
            at = date(A_LEAP_YEAR, int(month), int(day))
        except ValueError:
            self.add_error(name, _("This day is not in that month."))
            return None
        return at.month, at.day

    def _check_rounds(self, cleaned: dict[str, Any]) -> None:
        """Say so when in the hours of a round no visit is left of its length."""
        kept = {name: cleaned.get(name) for name in HOURS}
        limits = limits_from(FarmHours(**kept))
        for of in self.rounds:
            spans = (
                limits.within("morning", of.morning_from, of.morning_until),
                limits.within("afternoon", of.afternoon_from, of.afternoon_until),
            )
            if all(_minutes(*span) < of.minutes_first for span in spans):
                self.add_error(
                    None,
                    _(
                        "In these hours no visit of %(n)s minutes fits in the round '%(title)s'. Make them wider, or change the hours of that round."
                    )
                    % {"n": of.minutes_first, "title": of.title},
                )
                return


def _minutes(first: time, last: time) -> int:
    return (last.hour - first.hour) * 60 + last.minute - first.minute


def kept_seasons(seasons: Sequence[Season]) -> dict[str, Any]:
    """Give busy times under the names of the fields."""
    found: dict[str, Any] = {}
    for n, one in enumerate(seasons):
        values = (
            *(one.word, str(one.first[1]), str(one.first[0])),
            *(str(one.last[1]), str(one.last[0])),
            ON_REQUEST if one.is_on_request else NEVER,
        )
        found |= {
            f"season{n}_{part}": value
            for part, value in zip(PARTS, values, strict=True)
        }
    return found


def kept_of(hours: FarmHours, n_rows: int) -> dict[str, Any]:
    """Give what stands there now, under the names of the fields."""
    own = {name: getattr(hours, name) for name in HOURS}
    empty = {f"season{n}_{part}": "" for n in range(n_rows) for part in PARTS}
    empty |= {f"season{n}_how": NEVER for n in range(n_rows)}
    seasons = [season_from(one) for one in hours.seasons]
    return {**own, **empty, **kept_seasons(seasons)}
