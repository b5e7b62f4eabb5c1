"""Forms about requests to the RIEC."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm


class AskForm(VersionedForm[ScanRequest]):
    """What is asked, what for, of which area, and by when."""

    class Meta:
        model = ScanRequest
        fields = ("what", "purpose", "area", "wanted_on")
        widgets = {
            "what": forms.RadioSelect,
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "wanted_on": DateInput,
        }
        help_texts = {
            "purpose": gettext_lazy(
                "What will you use it for? Write no names and nothing about a yard."
            ),
            "area": gettext_lazy("Leave it empty for the whole municipality."),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 - for the type
        what.choices = ScanRequest.What.choices

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def clean_wanted_on(self) -> Any:
        day = self.cleaned_data["wanted_on"]
        if day is not None and "wanted_on" in self.changed_data and day < today():
            raise forms.ValidationError(_("This day has gone by. Choose a later one."))
        return day


class VersionForm(forms.Form):
    """What somebody saw before he acted."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1
    )


class ReasonForm(VersionForm):
    reason = forms.CharField(
        label=gettext_lazy("why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The RIEC reads this. What must be different?"),
    )


class ScanChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        words = {
            "kind": obj.get_kind_display(),
            "made": date_format(obj.made_on),
            "loaded": date_format(obj.loaded_at, "SHORT_DATETIME_FORMAT"),
        }
        return _("%(kind)s, made on %(made)s (here since %(loaded)s)") % words


class DeliverForm(VersionForm):
    """Which scan, or in words what was done."""

    scan: forms.ModelChoiceField = ScanChoice(
        label=gettext_lazy("scan"),
        queryset=LoadedScan.objects.none(),
        required=False,
        empty_label=gettext_lazy("no scan"),
    )
    reason = forms.CharField(
        label=gettext_lazy("explanation"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Of an analysis: say how it was handed over. Write no names and nothing about a yard."
        ),
    )

    def __init__(self, *args: Any, scans: QuerySet[LoadedScan], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["scan"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type
        field.queryset = scans

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("scan") and not cleaned.get("reason"):
            raise forms.ValidationError(
                _("Choose a scan, or say in words what you deliver.")
            )
        return cleaned


class StateForm(forms.Form):
    """Narrows the list; its parameter is a Dutch word."""

    stand = forms.ChoiceField(
        label=gettext_lazy("state"),
        required=False,
        choices=[
            ("open", gettext_lazy("open")),
            ("", gettext_lazy("all")),
            *ScanRequest.State.choices,
        ],
    )

    @property
    def state(self) -> str:
        return str(self.cleaned_data.get("stand") or "")
