"""The forms of a team and of somebody in it."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.unfit_words import has_citizen_number
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.teams.models import NamePolicy, Team, TeamMember
from samensterk.web.rounds.teams.naming import fits
from samensterk.web.rounds.teams.places import Places
from samensterk.web.rounds.teams.queries import Place

MOST_VISITS = 15
LUNCH_EARLIEST, LUNCH_LATEST = time(11), time(14, 30)
LONGEST_LUNCH = 120


class TimeInput(forms.TimeInput):
    """The browser's own choice of a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class TeamForm(VersionedForm[Team]):
    """A team. It asks where a place is only when the words do not tell."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("languages"),
        choices=Team.Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Which languages somebody in this team speaks."),
    )
    most_visits = forms.IntegerField(
        label=gettext_lazy("most visits in a day"),
        min_value=1,
        max_value=MOST_VISITS,
        initial=7,
        help_text=gettext_lazy(
            "Seven is usual. A talk that is in no hurry brings more."
        ),
    )
    lunch_minutes = forms.IntegerField(
        label=gettext_lazy("minutes of lunch"),
        min_value=0,
        max_value=LONGEST_LUNCH,
        initial=45,
    )
    start_place = forms.ChoiceField(
        label=gettext_lazy("where the start is"), required=False
    )
    end_place = forms.ChoiceField(
        label=gettext_lazy("where the end is"), required=False
    )
    field_order = (
        *("name", "starts_at", "start_place", "ends_at", "end_place"),
        *("lunch_from", "lunch_minutes", "most_visits", "languages"),
    )

    class Meta:
        model = Team
        fields = (
            *("name", "starts_at", "ends_at", "lunch_from", "lunch_minutes"),
            *("most_visits", "languages"),
        )
        widgets = {"lunch_from": TimeInput()}
        help_texts = {
            "name": gettext_lazy("For example: Team Noord. No names of people."),
            "starts_at": gettext_lazy(
                "An address, with a name behind it in brackets when you like: Stationsweg 1 (town hall)."
            ),
            "ends_at": gettext_lazy("Leave it empty when it ends where it started."),
        }

    def __init__(self, *args: Any, places: Places, **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = places
        self.points: dict[str, Place | None] = {}
        for side in ("start", "end"):
            self._offer(side)

    def _offer(self, side: str) -> None:
        """Ask where it is, only when new words were written that do not tell it."""
        written = str(self.data.get(self.add_prefix(f"{side}s_at"), "")).strip()
        # Asked before the form is read: that puts the new words in the team.
        place = self._kept(side, written) or self.places.known(written)
        if not written or place is not None:
            self.points[side] = place
            del self.fields[f"{side}_place"]
            return
        field = self.fields[f"{side}_place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = self.places.choices(written)
        field.required = True
        field.error_messages["required"] = _(
            "These words are not one address of the scan. Choose about where it is, or that it has no place on the map."
        )

    def _kept(self, side: str, written: str) -> Place | None:
        """Give the place that is there, while the words are as they were."""
        team = self.instance
        x_m, y_m = getattr(team, f"{side}_x_m"), getattr(team, f"{side}_y_m")
        if written != getattr(team, f"{side}s_at") or x_m is None or y_m is None:
            return None
        return Place(x_m, y_m)

    @property
    def values(self) -> dict[str, Any]:
        given = {one: self.cleaned_data[one] for one in self._meta.fields or ()}
        for side in ("start", "end"):
            place = self._place(side)
            given[f"{side}_x_m"] = place.x_m if place else None
            given[f"{side}_y_m"] = place.y_m if place else None
        return given

    def _place(self, side: str) -> Place | None:
        choice = self.cleaned_data.get(f"{side}_place")
        return self.places.chosen(choice) if choice else self.points.get(side)

    def clean_lunch_from(self) -> time:
        at: time = self.cleaned_data["lunch_from"]
        if not LUNCH_EARLIEST <= at <= LUNCH_LATEST:
            raise forms.ValidationError(
                _("Lunch begins between 11:00 and 14:30. Check the time.")
            )
        return at


SHOWN_LABELS = {
    NamePolicy.Shown.FULL: gettext_lazy("first name and surname"),
    NamePolicy.Shown.FIRST: gettext_lazy("first name"),
    NamePolicy.Shown.NUMBER: gettext_lazy("service number"),
}
SHOWN_HELP = {
    NamePolicy.Shown.FULL: gettext_lazy(
        "This employer lets residents read the full name of its people."
    ),
    NamePolicy.Shown.FIRST: gettext_lazy(
        "This employer lets residents read the first name only. No surname is kept here."
    ),
    NamePolicy.Shown.NUMBER: gettext_lazy(
        "This employer lets residents read the service number only, such as T-1042. No name is kept here."
    ),
}
SHOWN_WRONG = {
    NamePolicy.Shown.FULL: gettext_lazy("Write down a name."),
    NamePolicy.Shown.FIRST: gettext_lazy(
        "Write the first name only, one word: Anja, or Jan-Willem. This employer does not show more."
    ),
    NamePolicy.Shown.NUMBER: gettext_lazy(
        "Write the service number only: at most three letters and then two to eight digits, such as T-1042."
    ),
}


class MemberForm(VersionedForm[TeamMember]):
    """Somebody in a team: it asks for the one name that the employer wants to show."""

    account = forms.ChoiceField(
        label=gettext_lazy("account in this system"),
        required=False,
        help_text=gettext_lazy(
            "Who signs in sees the round of the day. Somebody without an account can take part as well."
        ),
    )
    field_order = ("part", "shown_as", "account")

    class Meta:
        model = TeamMember
        fields = ("part", "shown_as")

    def __init__(
        self,
        *args: Any,
        shown: str,
        accounts: Sequence[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.shown = NamePolicy.Shown(shown)
        name = self.fields["shown_as"]
        name.label, name.help_text = SHOWN_LABELS[self.shown], SHOWN_HELP[self.shown]
        if not fits(self.instance.shown_as, shown):
            self.initial["shown_as"] = ""  # what says too much is not shown again
        account = self.fields["account"]
        assert isinstance(account, forms.ChoiceField)  # noqa: S101 - for the type
        told = [(str(pk), name) for pk, name in accounts]
        account.choices = [("", _("no account")), *told]
        if self.instance.user_id is not None:
            self.initial["account"] = str(self.instance.user_id)

    def clean_shown_as(self) -> str:
        name: str = " ".join(self.cleaned_data["shown_as"].split())
        if has_citizen_number(name):
            raise forms.ValidationError(
                _(
                    "This looks like a citizen service number (BSN). It may not stand here."
                )
            )
        if not fits(name, self.shown):
            raise forms.ValidationError(SHOWN_WRONG[self.shown])
        return name

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        user_id = int(given["account"]) if given["account"] else None
        return {
            "part": given["part"],
            "shown_as": given["shown_as"],
            "user_id": user_id,
        }


def kept_of(member: TeamMember, shown: str) -> dict[str, Any]:
    """Give what stands there now, under the names of the fields, but no name too long."""
    return {
        "part": member.part,
        "shown_as": member.shown_as if fits(member.shown_as, shown) else "",
        "account": str(member.user_id or ""),
    }
