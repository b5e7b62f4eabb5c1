"""Forms about a programme, its aims and its phases."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import (
    BothVersions,
    ChangedMeanwhile,
    M,
    VersionedForm,
    show_both,
)
from samensterk.web.programme.plan.models import Aim, Phase, Programme


class PlanForm(VersionedForm[M]):
    """A form whose fields are those of the model; `both` is there when somebody was first."""

    both: BothVersions | None = None

    @property
    def values(self) -> dict[str, Any]:
        """Give what was filled in, as fields of the model."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


def saved(form: forms.Form | PlanForm[Any], save: Callable[[], object]) -> bool:
    """Call a verb; what it refuses comes back beside the fields."""
    try:
        save()
    except ChangedMeanwhile as error:
        assert isinstance(form, PlanForm)  # noqa: S101 - for the type
        form.both = show_both(form, error.current)
        return False
    except ValidationError as error:
        _tell(form, error)
    return form.is_valid()


def _tell(form: forms.Form | PlanForm[Any], error: ValidationError) -> None:
    faults = error.error_dict if hasattr(error, "error_dict") else {}
    if not faults:
        form.add_error(None, error)
    for name, about in faults.items():
        field = name if name in form.fields and name != NON_FIELD_ERRORS else None
        form.add_error(field, about)


class ProgrammeForm(PlanForm[Programme]):
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


class AimForm(PlanForm[Aim]):
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


class PhaseForm(PlanForm[Phase]):
    class Meta:
        model = Phase
        fields = ("title", "about", "starts_on", "ends_on")
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}
