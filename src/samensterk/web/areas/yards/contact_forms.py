"""The form of how to reach somebody on a yard."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.yards.fit_forms import FitTexts
from samensterk.web.areas.yards.models import YardContact
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.phones import NoPhone, clean_phone
from samensterk.web.common.versions import VersionedForm

USUAL = timedelta(days=365)
LONGEST = timedelta(days=2 * 365)
LONGEST_AGO = timedelta(days=366)


class YardContactForm(FitTexts, VersionedForm[YardContact]):
    """Only what somebody gave himself, for what, and until when."""

    ASKED_ABOUT = ("name", "purpose")

    field_order = (
        *("version", "name", "phone", "mail", "language", "source"),
        *("given_on", "purpose", "ends_on", "is_fit"),
    )

    class Meta:
        model = YardContact
        fields = (
            *("name", "phone", "mail", "language", "source"),
            *("given_on", "purpose", "ends_on"),
        )
        widgets = {
            "source": forms.RadioSelect,
            "given_on": DateInput,
            "ends_on": DateInput,
        }
        help_texts = {
            "purpose": gettext_lazy(
                "What he gave it for, for example: to make an appointment for the visit."
            ),
            "ends_on": gettext_lazy(
                "After this day it goes by itself. At most two years from now."
            ),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.instance._state.adding:  # noqa: SLF001 - the only way to ask
            self.fields["given_on"].initial = today
            self.fields["ends_on"].initial = today() + USUAL
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)  # noqa: S101 - for the type
        source.choices = YardContact.Source.choices

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        try:
            return clean_phone(phone) if phone else ""
        except NoPhone as error:
            raise forms.ValidationError(
                _("This is no telephone number. Write it with its area code.")
            ) from error

    def clean_given_on(self) -> date:
        day: date = self.cleaned_data["given_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < today() - LONGEST_AGO:
            raise forms.ValidationError(
                _("This is more than a year ago. Check the year.")
            )
        return day

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day <= today():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        if day > today() + LONGEST:
            raise forms.ValidationError(_("Choose a day within two years from now."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_wrong = {"phone", "mail"} & self.errors.keys()
        if not (cleaned.get("phone") or cleaned.get("mail") or is_wrong):
            self.add_error(
                "phone", _("Fill in a telephone number or an e-mail address.")
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the model."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
