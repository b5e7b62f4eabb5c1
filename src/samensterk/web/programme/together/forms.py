"""Forms about events that municipalities hold together."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.models import Share
from samensterk.web.programme.plan.models import Programme


class AskForm(forms.ModelForm):
    """Which municipality, and what for."""

    municipality: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("municipality"),
        queryset=None,
        empty_label=_("choose a municipality"),
    )
    field_order = ("municipality", "text")

    class Meta:
        model = Share
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": _(
                "Their coordinators read this. Write no names and nothing about a yard."
            )
        }

    def __init__(self, *args: Any, guests: QuerySet[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["municipality"].queryset = guests  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """In which programme of one's own the event belongs."""

    programme = forms.ModelChoiceField(
        label=_("in which programme"), queryset=Programme.objects.none()
    )

    def __init__(
        self, *args: Any, municipality_id: int, current: Programme | None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["programme"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type
        field.queryset = Programme.objects.for_municipality(municipality_id)
        field.empty_label = None if current else _("choose a programme")
        field.initial = current


class EndForm(forms.Form):
    """What somebody saw before he ended it."""

    was_joined = forms.BooleanField(required=False, widget=forms.HiddenInput)


class GiveForm(forms.Form):
    """To which of the municipalities that take part."""

    guest = forms.TypedChoiceField(
        label=_("which municipality does it"),
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, guests: Sequence[Share], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["guest"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [(one.municipality_id, one.municipality.name) for one in guests]
