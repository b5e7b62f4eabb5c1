"""Forms with words about a resident or a yard: no number of a citizen, no offences."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from samensterk.web.common.unfit_words import Doubt, doubts_in, has_citizen_number


class FitForm(forms.Form):
    """Refuses the number of a citizen, and asks about words that may not belong here."""

    ASKED_ABOUT: ClassVar[tuple[str, ...]] = ()
    NEEDED: ClassVar[Any]  # a lazy text: what somebody ticks
    QUESTION: ClassVar[Any]  # a lazy text, with the words in place of %s

    is_fit = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["is_fit"].label = self.NEEDED

    def written(self) -> str:
        """Give all that was typed, also where a field was refused."""
        return "\n".join(
            self.data.get(self.add_prefix(one)) or "" for one in self.ASKED_ABOUT
        )

    @property
    def has_citizen_number(self) -> bool:
        return has_citizen_number(self.written())

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return doubts_in(self.written()) if self.is_bound else ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.ASKED_ABOUT:
            if has_citizen_number(str(cleaned.get(name) or "")):
                self.add_error(
                    name,
                    _(
                        "This looks like a citizen service number (BSN). It may not stand here."
                    ),
                )
        if self.doubts:
            self.fields["is_fit"].widget = forms.CheckboxInput()
            if not cleaned.get("is_fit"):
                words = ", ".join(one.written for one in self.doubts)
                self.add_error("is_fit", str(self.QUESTION) % words)
        return cleaned
