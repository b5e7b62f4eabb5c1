"""Forms of the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.queries import people_of
from samensterk.web.common.forms import DateInput
from samensterk.web.common.purposes import Purpose
from samensterk.web.privacy.log.models import AccessPolicy, LogEntry, UnusualUse
from samensterk.web.privacy.log.queries import Asked, tokens_for


class LogForm(forms.Form):
    """What the officer looks for; the parameters of the address are Dutch words."""

    van = forms.DateField(label=_("from"), required=False, widget=DateInput())
    tot = forms.DateField(
        label=_("up to and including"), required=False, widget=DateInput()
    )
    wie = forms.ChoiceField(label=_("who"), required=False)
    zoek = forms.CharField(
        label=_("address or number in the BAG"), required=False, max_length=100
    )
    wat = forms.ChoiceField(label=_("what"), required=False)
    doel = forms.ChoiceField(label=_("for what"), required=False)

    def __init__(self, *args: Any, municipality_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.municipality_id = municipality_id
        people = [(str(one.pk), str(one)) for one in people_of(municipality_id)]
        self.fields["wie"].choices = [("", _("everybody")), *people]  # type: ignore[attr-defined]
        self.fields["wat"].choices = [("", _("everything")), *LogEntry.Did.choices]  # type: ignore[attr-defined]
        self.fields["doel"].choices = [("", _("everything")), *Purpose.choices]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """What was filled in; what is no date or no choice is passed over."""
        given = self.cleaned_data if self.is_valid() else self.cleaned_data or {}
        words = given.get("zoek") or ""
        who = given.get("wie") or ""
        return Asked(
            since=given.get("van"),
            until=given.get("tot"),
            user_id=int(who) if who else None,
            tokens=tokens_for(self.municipality_id, words) if words else None,
            action=given.get("wat") or "",
            purpose=given.get("doel") or "",
        )


class BreachForm(forms.Form):
    """Which account, and which period."""

    account = forms.ChoiceField(label=_("whose account"))
    since = forms.DateField(label=_("from"), widget=DateInput())
    until = forms.DateField(label=_("up to and including"), widget=DateInput())
    kind = forms.ChoiceField(
        label=_("kind of file"),
        choices=[
            ("xlsx", "XLSX (Excel)"),
            ("ods", "ODS (LibreOffice)"),
            ("csv", "CSV"),
            ("json", "JSON (GEMMA)"),
        ],
    )

    def __init__(self, *args: Any, municipality_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(str(one.pk), str(one)) for one in people_of(municipality_id)]
        self.fields["account"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return given


class AccessForm(forms.Form):
    """Which address a resident asks about."""

    zoek = forms.CharField(label=_("address or number in the BAG"), max_length=100)


class PolicyForm(forms.ModelForm):
    class Meta:
        model = AccessPolicy
        fields = ("with_names",)
        labels = {"with_names": _("tell residents the names of colleagues")}
        help_texts = {
            "with_names": _(
                "Without names a resident sees the role and the organisation. Decide this together with the works council."
            )
        }


class ConclusionForm(forms.ModelForm):
    class Meta:
        model = UnusualUse
        fields = ("conclusion",)
        labels = {"conclusion": _("what you found")}
        widgets = {"conclusion": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "conclusion": _(
                "Ask the colleague first: mostly there is a good reason. Write what was the case, not what you think of somebody."
            )
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["conclusion"].required = True
