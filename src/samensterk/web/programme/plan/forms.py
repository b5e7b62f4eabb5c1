"""Forms about a programme, its aims and its phases."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.programme.plan.faults import ChangedByAnother
from samensterk.web.programme.plan.models import Aim, Phase, Programme


class VersionedForm(forms.ModelForm[Any]):
    """A form that knows which version it was opened with; a verb does the saving."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["version"].initial = getattr(self.instance, "version", 1)

    @property
    def version_seen(self) -> int:
        return self.cleaned_data.get("version") or 0

    @property
    def values(self) -> dict[str, Any]:
        """Give what was filled in, as fields of the model."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }

    def tell_both(self, current: models.Model) -> None:
        """Say what stands there now; sending again is a choice for what is filled in."""
        told = [
            f"{field.label}: {_shown(current, name)}"
            for name, field in self.fields.items()
            if name != "version"
        ]
        self.data = {
            **dict(self.data.items()),
            "version": str(getattr(current, "version", 1)),
        }
        words = _(
            "Somebody else changed this meanwhile. Now stands there: %(now)s. Below stands what you filled in. Send it again to let that hold."
        )
        self.add_error(None, words % {"now": "; ".join(told)})


def _shown(row: models.Model, name: str) -> Any:
    told = getattr(row, f"get_{name}_display", None)
    value = told() if told else getattr(row, name)
    return "-" if value in (None, "") else value


def saved(form: forms.Form | VersionedForm, save: Callable[[], object]) -> bool:
    """Call a verb; what it refuses comes back beside the fields."""
    try:
        save()
    except ChangedByAnother as error:
        assert isinstance(form, VersionedForm)  # noqa: S101 - for the type
        form.tell_both(error.current)
    except ValidationError as error:
        _tell(form, error)
    return form.is_valid()


def _tell(form: forms.Form | VersionedForm, error: ValidationError) -> None:
    faults = error.error_dict if hasattr(error, "error_dict") else {}
    if not faults:
        form.add_error(None, error)
    for name, about in faults.items():
        field = name if name in form.fields and name != NON_FIELD_ERRORS else None
        form.add_error(field, about)


class ProgrammeForm(VersionedForm):
    class Meta:
        model = Programme
        fields = ("title", "purpose", "starts_on", "ends_on")
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 4}),
            "starts_on": DateInput(),
            "ends_on": DateInput(),
        }
        help_texts = {
            "title": _("For example: Samen sterk 2027-2028."),
            "ends_on": _("A programme usually lasts a year or two."),
        }


class AimForm(VersionedForm):
    class Meta:
        model = Aim
        fields = ("theme", "text", "measure", "start", "target")
        help_texts = {
            "measure": _(
                "Reach, knowledge and trust count here, never how many signals were found."
            ),
            "start": _("What the first measurement said. Empty when not known yet."),
            "target": _("A percentage is at most 100, a mark at most 10."),
        }


class ReachedForm(forms.Form):
    """How far an aim is, on a day that has been."""

    reached = forms.DecimalField(
        label=_("reached so far"), min_value=0, max_digits=8, decimal_places=1
    )
    reached_on = forms.DateField(
        label=_("measured on"), initial=today, widget=DateInput()
    )

    def clean_reached_on(self) -> Any:
        day = self.cleaned_data["reached_on"]
        if day > today():
            raise ValidationError(_("This day is still to come."))
        return day


class PhaseForm(VersionedForm):
    class Meta:
        model = Phase
        fields = ("title", "about", "starts_on", "ends_on")
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}
