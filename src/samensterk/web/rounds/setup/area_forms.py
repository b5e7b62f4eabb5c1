"""Forms about the areas of a round, their order, and the numbers of a draw."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.planning.draw import NotDrawable
from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.setup.drawing import FEWEST_SIGNS, counts_as
from samensterk.web.rounds.setup.models import Draw, Round
from samensterk.web.rounds.setup.queries import AreaFigures
from samensterk.web.rounds.setup.suspicion import NoSuspicion


class AreasForm(VersionedForm[Round]):
    """Which whole areas a round visits."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("areas"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one area."),
            "invalid_choice": gettext_lazy(
                "An area that you sent (%(value)s) is no visit area of the scan of this round. Choose from the list below; nothing is saved."
            ),
        },
    )

    class Meta:
        model = Round
        fields = ()

    def __init__(
        self, *args: Any, figures: Sequence[AreaFigures], chosen: list[int], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["areas"]
        field.choices = [(one.pk, one.name) for one in figures]  # type: ignore[attr-defined]
        self.initial["areas"] = [str(one) for one in chosen]

    def clean_areas(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["areas"]
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(
                _("An area was sent twice; it is visited once. Choose again.")
            )
        return chosen

    @property
    def area_ids(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["areas"]]

    @property
    def ticked(self) -> set[str]:
        """Give what is ticked on the page now."""
        return {str(one) for one in self["areas"].value() or ()}


class OrderForm(AboutNobody, NoSuspicion, VersionedForm[Round]):
    """By which rule the areas stand in order."""

    ASKED_ABOUT = ("order_reason",)
    READ_BY_FARMERS = ("order_reason",)

    class Meta:
        model = Round
        fields = ("order", "order_reason")
        widgets = {
            "order": forms.RadioSelect,
            "order_reason": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "order_reason": gettext_lazy(
                "Only for an order that you give. Farmers may read it. For example: first where the road works begin in May."
            ),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["order"].choices = Round.Order.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_given = cleaned.get("order") == Round.Order.GIVEN
        if is_given and not cleaned.get("order_reason"):
            self.add_error(
                "order_reason",
                _("Say why the areas stand in this order: who must wait may ask."),
            )
        return cleaned


def entry_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("your number"),
        max_length=40,
        help_text=gettext_lazy(
            "Throw three dice or more and type what they show, for example 3 5 1; or take the winning number of a lottery. Do not think one up, and do not show it to the other."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def checked_entry(entry: str) -> str:
    try:
        counting = counts_as(entry)
    except NotDrawable:
        counting = ""
    if len(counting) < FEWEST_SIGNS:
        raise forms.ValidationError(
            _("Type at least three digits or letters: one die is easily guessed.")
        )
    return entry


class NumberForm(forms.Form):
    """One number, from dice or a lottery."""

    entry = entry_field()

    def clean_entry(self) -> str:
        return checked_entry(self.cleaned_data["entry"])


class DrawForm(AboutNobody, NoSuspicion, VersionedForm[Round]):
    """Begin a draw; a second one needs a reason that everybody reads."""

    ASKED_ABOUT = ("reason",)
    READ_BY_FARMERS = ("reason",)

    reason = forms.CharField(
        label=gettext_lazy("why the draw is done again"),
        max_length=Draw._meta.get_field("reason").max_length,  # noqa: SLF001
        help_text=gettext_lazy(
            "Everybody who checks the draw reads this. Earlier draws stay visible."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    entry = entry_field()

    class Meta:
        model = Round
        fields = ()

    def __init__(self, *args: Any, is_first: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_first:
            del self.fields["reason"]

    def clean_entry(self) -> str:
        return checked_entry(self.cleaned_data["entry"])

    @property
    def reason_given(self) -> str:
        return str(self.cleaned_data.get("reason", ""))
