"""The form of how one employer's people are named."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.unfit_words import has_citizen_number
from samensterk.web.rounds.teams.forms import SHOWN_WRONG
from samensterk.web.rounds.teams.models import NamePolicy, TeamMember
from samensterk.web.rounds.teams.naming import fits, shortened


class PolicyForm(forms.Form):
    """What residents may read; with `people` it asks for shorter names of these."""

    seen = forms.ChoiceField(choices=NamePolicy.Shown.choices, widget=forms.HiddenInput)
    shown = forms.ChoiceField(
        label=gettext_lazy("residents read the"), choices=NamePolicy.Shown.choices
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisation_id: int,
        shown: str,
        people: Sequence[TeamMember] = (),
        wanted: str = "",
    ) -> None:
        initial = {"seen": shown, "shown": wanted or shown}
        # Several stand on one page: the prefix keeps their ids apart.
        super().__init__(data, initial=initial, prefix=f"o{organisation_id}")
        self.organisation_id = organisation_id
        self.people = people
        for one in people:
            self.fields[f"name_{one.pk}"] = forms.CharField(
                label=_("%(name)s, in %(team)s")
                % {"name": one.shown_as, "team": one.team.name},
                max_length=80,
                initial=shortened(one.shown_as, wanted),
            )

    @property
    def names(self) -> dict[int, str]:
        """Give the shorter names by the key of the member."""
        return {
            one.pk: " ".join(self.cleaned_data[f"name_{one.pk}"].split())
            for one in self.people
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        shown = cleaned.get("shown", "")
        for one in self.people:
            field = f"name_{one.pk}"
            name = str(cleaned.get(field, ""))
            if has_citizen_number(name):
                self.add_error(
                    field,
                    _(
                        "This looks like a citizen service number (BSN). It may not stand here."
                    ),
                )
            elif name and shown and not fits(name, shown):
                self.add_error(field, SHOWN_WRONG[NamePolicy.Shown(shown)])
        return cleaned
