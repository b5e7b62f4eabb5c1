"""Forms about areas and places: they refuse a BSN, and ask about what points at somebody."""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.unfit_people import points_at_people
from samensterk.web.common.unfit_words import Doubt, Unfit, has_citizen_number

WORDS = {
    Unfit.NAME: gettext_lazy("the name of somebody"),
    Unfit.PHONE: gettext_lazy("a telephone number"),
    Unfit.MAIL: gettext_lazy("an e-mail address"),
    Unfit.PLATE: gettext_lazy("a number plate"),
    Unfit.ADDRESS: gettext_lazy("an address"),
}


class AboutNobody(forms.BaseForm):
    """Comes before the class of a form; `known` and `streets` are of no people.

    A tick counts only for what was asked about: who then writes something else that
    points at somebody is asked again.
    """

    ASKED_ABOUT: ClassVar[tuple[str, ...]] = ()
    WHY_NOT: ClassVar[str | Promise] = gettext_lazy(
        "This is about an area, never about somebody: it would be kept and read by others."
    )

    def __init__(
        self,
        *args: Any,
        known: Collection[str] = (),
        streets: Collection[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.known, self.streets = known, streets
        self.fields["asked"] = forms.CharField(
            widget=forms.HiddenInput, required=False, max_length=2000
        )
        self.fields["is_fit"] = forms.BooleanField(
            label=_("This points at nobody and may stand here"),
            required=False,
            widget=forms.HiddenInput,
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Give what to ask about, in the order of the fields."""
        written = (str(self.cleaned_data.get(one) or "") for one in self.ASKED_ABOUT)
        found = {
            doubt.written: doubt
            for text in written
            for doubt in points_at_people(text, known=self.known, streets=self.streets)
        }
        return tuple(found.values())

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
        doubts = self.doubts
        if doubts:
            self._ask(doubts)
        return cleaned

    def _ask(self, doubts: tuple[Doubt, ...]) -> None:
        asked = "|".join(one.written for one in doubts)
        is_answered = self.cleaned_data.get("asked") == asked
        field = self.fields["is_fit"]
        field.widget = forms.CheckboxInput()
        # What is asked now goes along with the form, and the tick is of that.
        sent: Any = self.data.copy()  # type: ignore[attr-defined] # with all choices of a list
        sent[self.add_prefix("asked")] = asked
        if not is_answered:
            sent.pop(self.add_prefix("is_fit"), None)
        self.data = sent
        if is_answered and self.cleaned_data.get("is_fit"):
            return
        told = ", ".join(f"'{one.written}' ({WORDS[one.why]})" for one in doubts)
        self.add_error(
            "is_fit",
            _(
                "This seems to point at somebody: %(what)s. %(why)s Leave it out, or tick the box when it is something else."
            )
            % {"what": told, "why": self.WHY_NOT},
        )
