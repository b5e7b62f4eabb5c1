"""Forms with words about a yard: no number of a citizen, and nothing about offences."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from samensterk.web.areas.yards.models import YardCorrection
from samensterk.web.common.fit_forms import FitForm


class FitTexts(FitForm):
    """What is written about a yard is needed to keep the list right."""

    NEEDED = gettext_lazy("These words belong here")
    QUESTION = gettext_lazy(
        "Do these words belong here: %s? This is no place for what is not allowed, for number plates or for permits. Is it needed to keep the list right? Then tick the box."
    )


class WhyForm(FitTexts):
    """Why something is corrected, and from whom that is known."""

    ASKED_ABOUT: ClassVar[tuple[str, ...]] = ("why",)

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    why = forms.CharField(
        label=gettext_lazy("Why is this right?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "One line about the yard, without names. For example: the farm has become a camping site."
        ),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Who says so?"),
        choices=YardCorrection.Source.choices,
        widget=forms.RadioSelect,
    )

    @property
    def version_seen(self) -> int:
        """Give which version the form was made from; none fits when it is not told."""
        return self.cleaned_data.get("version") or 0

    def told(self, by_id: int) -> dict[str, Any]:
        """Give why and by whom, as verbs take it."""
        cleaned = self.cleaned_data
        return {"why": cleaned["why"], "source": cleaned["source"], "by_id": by_id}
