"""Forms about coverage: how often an area is visited, and the round that is proposed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.coverage.models import AreaRhythm
from samensterk.web.rounds.coverage.queries import AreaCoverage
from samensterk.web.rounds.setup.round_forms import RoundForm

FEWEST_MONTHS, MOST_MONTHS = 3, 120


class RhythmForm(VersionedForm[AreaRhythm]):
    """After how many months an area is due again."""

    months = forms.IntegerField(
        label=gettext_lazy("visit again after how many months"),
        min_value=FEWEST_MONTHS,
        max_value=MOST_MONTHS,
        help_text=gettext_lazy("24 is usual: every area once in two years."),
    )

    class Meta:
        model = AreaRhythm
        fields = ("months",)


class NextRoundForm(RoundForm):
    """A round as it is proposed, with the areas that are due."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("areas"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The longest not visited stands first. An area is visited as a whole."
        ),
        error_messages={
            "required": gettext_lazy("Choose at least one area."),
            "invalid_choice": gettext_lazy(
                "An area that you sent (%(value)s) is no visit area of the last scan. Choose from the list below; nothing is saved."
            ),
        },
    )

    def __init__(
        self, *args: Any, proposed: Sequence[AreaCoverage], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["areas"]
        field.choices = [(one.area.pk, _described(one)) for one in proposed]  # type: ignore[attr-defined]
        self.initial["areas"] = [str(one.area.pk) for one in proposed]
        self.order_fields(["areas", *self.fields])

    @property
    def area_ids(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["areas"]]


def _described(one: AreaCoverage) -> str:
    return f"{one.area.name}: {one.state_words}"
