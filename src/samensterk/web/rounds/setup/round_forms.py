"""The form of a round: why, whom, when, how long, and who is in each team."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import chain
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.forms import DateInput
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.setup.composition import (
    FEWEST,
    MOST,
    PARTS,
    USUAL,
    composed,
    fits,
    words,
)
from samensterk.web.rounds.setup.form_sections import Section, bound
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.services import TOLD
from samensterk.web.rounds.setup.suspicion import NoSuspicion

if TYPE_CHECKING:
    from samensterk.web.programme.plan.models import Programme

FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST_DAYS = 366
EARLIEST, LATEST = time(6), time(21)  # nobody is visited at night
HALVES = (
    ("morning_from", "morning_until"),
    ("afternoon_from", "afternoon_until"),
)
FIELDS = (
    *("title", "purpose", "whom", "starts_on", "ends_on"),
    *("minutes_first", "minutes_again", "minutes_not_home"),
    *("morning_from", "morning_until", "afternoon_from", "afternoon_until"),
)
PART = "part_"  # before the name of a part, in the fields of this form
MINUTES = {
    "minutes_first": (10, 180),
    "minutes_again": (5, 120),
    "minutes_not_home": (1, 30),
}


class TimeInput(forms.TimeInput):
    """The browser's own choice of a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class RoundForm(AboutNobody, NoSuspicion, VersionedForm[Round]):
    """One round; when it was announced, what farmers were told is not asked any more."""

    template_name = "rounds/setup/_round_fields.html"
    ASKED_ABOUT = ("title", "purpose")
    READ_BY_FARMERS = ("title", "purpose")
    WHY_NOT = gettext_lazy(
        "A purpose says why you come to this area, never why to somebody."
    )

    class Meta:
        model = Round
        fields = FIELDS
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 5}),
            "whom": forms.RadioSelect,
            "starts_on": DateInput(),
            "ends_on": DateInput(),
            **{name: TimeInput() for pair in HALVES for name in pair},
        }
        help_texts = {
            "title": gettext_lazy("For example: Round in spring, Oosterlage."),
            "purpose": gettext_lazy(
                "The farmer reads this in the letter. For example: We want to get to know everybody in this area. We tell what happens in the countryside, hear what you run into, and leave a card with our numbers."
            ),
            "whom": gettext_lazy(
                "A round visits everybody that it says it visits; the letter says so. Wishes of residents are obeyed by themselves."
            ),
            "minutes_first": gettext_lazy("In minutes, with the talk itself."),
            "minutes_again": gettext_lazy("In minutes."),
            "minutes_not_home": gettext_lazy("In minutes, to leave a card."),
            "morning_from": gettext_lazy("After milking and breakfast."),
            "afternoon_until": gettext_lazy("Before milking."),
        }

    def __init__(
        self, *args: Any, programmes: Sequence["Programme"] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.programmes = {str(one.pk): one for one in programmes}
        self.fields["whom"].choices = Round.Whom.choices  # type: ignore[attr-defined]
        self._ask_minutes()
        self._ask_parts()
        if len(self.programmes) > 1:
            self.fields["programme"] = forms.ChoiceField(
                label=_("programme"),
                choices=[(key, str(one)) for key, one in self.programmes.items()],
            )
            self.order_fields(["programme", *self.fields])
        if self.instance.state != Round.State.DRAFT:
            for name in TOLD:
                del self.fields[name]

    @property
    def sections(self) -> list[Section]:
        """Give the fields in parts; the usual times and people stand closed."""
        parts = [f"{PART}{one}" for one in PARTS]
        times = [*MINUTES, *(name for pair in HALVES for name in pair)]
        first = [one for one in self.fields if one not in {*parts, *times}]
        return [
            Section(bound(self, first)),
            Section(bound(self, times), _("How long and at what hours"), self._hours()),
            Section(bound(self, parts), _("Who is in each team"), self._people()),
        ]

    def _hours(self) -> str:
        told = [self[one].value() for one in ("minutes_first", *chain(*HALVES))]
        minutes, *times = (
            one.strftime("%H:%M") if isinstance(one, time) else one for one in told
        )
        return _("%(n)s minutes a visit, %(a)s - %(b)s and %(c)s - %(d)s") % dict(
            zip("nabcd", (minutes, *times), strict=True)
        )

    def _people(self) -> str:
        counts = {one: str(self[f"{PART}{one}"].value() or "") for one in PARTS}
        return ", ".join(
            words({one: int(n) for one, n in counts.items() if n.isdecimal()})
        )

    def _ask_minutes(self) -> None:
        for name, (fewest, most) in MINUTES.items():
            old = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=old.label,
                help_text=old.help_text,
                initial=old.initial,
                min_value=fewest,
                max_value=most,
            )

    def _ask_parts(self) -> None:
        is_new = self.instance.pk is None
        counts = USUAL if is_new else self.instance.composition
        for part, label in PARTS.items():
            self.fields[f"{PART}{part}"] = forms.IntegerField(
                label=_("in each team: %s") % label,
                required=False,
                min_value=0,
                max_value=MOST,
                initial=counts.get(part, 0),
            )

    @property
    def programme(self) -> "Programme":
        """Give the programme that was chosen, or the only one."""
        chosen = self.cleaned_data.get("programme")
        return (
            self.programmes[chosen] if chosen else next(iter(self.programmes.values()))
        )

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the round that are asked."""
        names = [one for one in FIELDS if one in self.fields]
        own = {name: self.cleaned_data[name] for name in names}
        return {**own, "composition": self._composition()}

    def _composition(self) -> dict[str, int]:
        return composed(
            {part: self.cleaned_data.get(f"{PART}{part}") for part in PARTS}
        )

    def clean_starts_on(self) -> date:
        return _sane(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date:
        return _sane(self.cleaned_data["ends_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_days(cleaned.get("starts_on"), cleaned.get("ends_on"))
        self._check_hours(cleaned)
        if not fits(self._composition()):
            self.add_error(
                f"{PART}supervisor",
                _(
                    "A team has %(fewest)s or %(most)s people: nobody goes alone, and more is too many on a yard."
                )
                % {"fewest": FEWEST, "most": MOST},
            )
        return cleaned

    def _check_days(self, first: date | None, last: date | None) -> None:
        if first is None or last is None:
            return
        if last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        elif (last - first).days > LONGEST_DAYS:
            self.add_error(
                "ends_on", _("A round takes a year at most. Make two rounds of it.")
            )

    def _check_hours(self, cleaned: dict[str, Any]) -> None:
        for begins, ends in HALVES:
            first, last = cleaned.get(begins), cleaned.get(ends)
            self._check_night(begins, first)
            self._check_night(ends, last)
            if first and last and last <= first:
                self.add_error(ends, _("This is not after the time above it."))
            elif first and last and _minutes(first, last) < self._longest(cleaned):
                self.add_error(
                    ends, _("Not one visit fits between these times. Make it longer.")
                )
        noon, after = cleaned.get("morning_until"), cleaned.get("afternoon_from")
        if noon and after and after < noon:
            self.add_error(
                "afternoon_from", _("The afternoon begins before the morning ends.")
            )

    def _check_night(self, name: str, at: time | None) -> None:
        if at is not None and not EARLIEST <= at <= LATEST:
            self.add_error(
                name,
                _("Nobody is visited at this hour. Choose a time from 6:00 to 21:00."),
            )

    def _longest(self, cleaned: dict[str, Any]) -> int:
        return int(cleaned.get("minutes_first") or 0)


def _sane(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Check the year."))
    return day


def _minutes(first: time, last: time) -> float:
    day = date(FIRST_YEAR, 1, 1)
    took = datetime.combine(day, last) - datetime.combine(day, first)
    return took.total_seconds() / 60


def kept_of(of: Round) -> dict[str, Any]:
    """Give what stands there now, under the names of the fields."""
    own = {name: getattr(of, name) for name in FIELDS}
    parts = {f"{PART}{part}": of.composition.get(part, 0) for part in PARTS}
    return {**own, **parts}
