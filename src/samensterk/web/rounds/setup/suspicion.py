"""Words that sound like suspicion do not belong in what a farmer reads about a visit."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.unfit_words import Unfit, doubts_in


class NoSuspicion(forms.BaseForm):
    """Comes before the class of a form; asks about words of offences, permits and checks."""

    READ_BY_FARMERS: ClassVar[tuple[str, ...]] = ()
    WHY_NO_SUSPICION: ClassVar[str | Promise] = gettext_lazy(
        "Farmers read this, and they are no suspects. Say what you come for, not what you look for."
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["is_no_suspicion"] = forms.BooleanField(
            label=_("These words may stand here: they suspect nobody"),
            required=False,
            widget=forms.HiddenInput,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        words = [
            one.written
            for name in self.READ_BY_FARMERS
            for one in doubts_in(str(cleaned.get(name) or ""))
            if one.why is Unfit.WORD
        ]
        if words:
            self._ask_about(words)
        return cleaned

    def _ask_about(self, words: list[str]) -> None:
        self.fields["is_no_suspicion"].widget = forms.CheckboxInput()
        if self.cleaned_data.get("is_no_suspicion"):
            return
        told = ", ".join(f"'{one}'" for one in dict.fromkeys(words))
        self.add_error(
            "is_no_suspicion",
            _(
                "There are words here that sound like a check: %(words)s. %(why)s Change them, or tick the box when they may stand."
            )
            % {"words": told, "why": self.WHY_NO_SUSPICION},
        )
