"""Forms with words about a yard: no number of a citizen, and nothing about offences."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.yards.models import YardCorrection
from samensterk.web.common.unfit_words import doubts_in, has_citizen_number


class FitTexts(forms.Form):
    """Refuses a BSN in its texts, and asks about words that may not belong here."""

    TEXTS: tuple[str, ...] = ()

    is_fit = forms.BooleanField(
        label=gettext_lazy("These words belong here"),
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        words: list[str] = []
        for name in self.TEXTS:
            text = str(cleaned.get(name) or "")
            words += [one.written for one in doubts_in(text)]
            if has_citizen_number(text):
                self.add_error(
                    name,
                    _(
                        "This looks like a citizen service number (BSN). It may not stand here."
                    ),
                )
        if words:
            self.fields["is_fit"].widget = forms.CheckboxInput()
            if not cleaned.get("is_fit"):
                self._ask(words)
        return cleaned

    def _ask(self, words: list[str]) -> None:
        self.add_error(
            "is_fit",
            _(
                "Do these words belong here: %s? This is no place for what is not allowed, for number plates or for permits. Is it needed to keep the list right? Then tick the box."
            )
            % ", ".join(words),
        )


class WhyForm(FitTexts):
    """Why something is corrected, and from whom that is known."""

    TEXTS: tuple[str, ...] = ("why",)

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
