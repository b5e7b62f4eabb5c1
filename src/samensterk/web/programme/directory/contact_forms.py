"""Forms about people at partners."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.queries import organisation_kinds
from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.moments import today
from samensterk.web.common.phones import NoPhone, clean_phone
from samensterk.web.common.versions import VersionedForm
from samensterk.web.programme.directory import contact_queries
from samensterk.web.programme.directory.answers import MOST_WORDS
from samensterk.web.programme.directory.contact_queries import ContactFilter, Narrowing
from samensterk.web.programme.directory.models import Contact

FIELDS = (
    *("name", "organisation", "function", "for_what", "region"),
    *("phone", "email", "stand_in", "source"),
)


class ContactListForm(ListForm):
    """What the directory may be narrowed by."""

    def __init__(self, *args: Any, narrowing: Narrowing, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [one for one in organisation_kinds() if one[0] in narrowing.kinds]
        self.fields["organisatie"] = forms.TypedChoiceField(
            label=_("organisation"),
            required=False,
            choices=[("", _("all organisations")), *narrowing.organisations],
            coerce=int,
            empty_value=None,
        )
        self.fields["soort"] = forms.ChoiceField(
            label=_("kind of organisation"),
            required=False,
            choices=[("", _("all kinds")), *kinds],
        )
        self.fields["gebied"] = forms.ChoiceField(
            label=_("area"),
            required=False,
            choices=[("", _("all areas")), *[(one, one) for one in narrowing.regions]],
        )
        self.fields["vertrokken"] = forms.BooleanField(
            label=_("also who left"), required=False
        )

    @property
    def asked(self) -> ContactFilter:
        """Give what was asked; what is no choice of ours is passed over."""
        self.is_valid()
        cleaned = self.cleaned_data
        return ContactFilter(
            text=self.text,
            organisation_id=cleaned.get("organisatie"),
            kind=cleaned.get("soort") or "",
            region=cleaned.get("gebied") or "",
            with_left=bool(cleaned.get("vertrokken")),
        )


class StandInField(forms.ModelChoiceField):
    """A contact by his name and organisation."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.organisation.name})"


def stand_in_field(municipality_id: int, but: int | None) -> StandInField:
    """Offer who still works at a partner of this municipality, but not himself."""
    rows = contact_queries.contacts(municipality_id)
    if but is not None:
        rows = rows.exclude(pk=but)
    return StandInField(
        label=_("stand-in"),
        queryset=rows,
        required=False,
        empty_label=_("nobody"),
        help_text=_("Who can be asked when this person is away."),
    )


class ContactForm(VersionedForm[Contact]):
    """A new contact, or one that changes; a possible double is said first."""

    is_checked = forms.BooleanField(
        label=_("I have made sure that all of this is right today"), required=False
    )
    save_anyway = forms.BooleanField(
        label=_("This is somebody else: save it anyway"), required=False
    )

    class Meta:
        model = Contact
        fields = FIELDS
        widgets = {"phone": forms.TextInput(attrs={"inputmode": "tel"})}
        help_texts = {
            "organisation": _(
                "Is it not in the list? The administrator of this site can add an organisation."
            ),
            "for_what": _("What one may ask this person. For example: rural crime."),
            "region": _("For which area, when that is not the whole municipality."),
            "phone": _("The number at work. Never a private number."),
            "email": _(
                "The address at work. Once a year we ask at this address whether the data are still right."
            ),
            "source": _(
                "For example: gave it himself, website of the organisation, list of attendance."
            ),
        }

    def __init__(self, *args: Any, municipality_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.municipality_id = municipality_id
        self.doubles: Sequence[Contact] = []
        self.fields["stand_in"] = stand_in_field(municipality_id, self.instance.pk)
        self.is_new = self.instance._state.adding  # noqa: SLF001
        if self.is_new:
            del self.fields["is_checked"]
        # The question comes only when there is one.
        self.fields["save_anyway"].widget = forms.HiddenInput()

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        try:
            return clean_phone(typed) if typed else ""
        except NoPhone as error:
            raise forms.ValidationError(
                _(
                    "This is no telephone number. Write it with its area code, such as 050 123 45 67."
                )
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.errors or cleaned.get("save_anyway"):
            return cleaned
        self.doubles = contact_queries.doubles_of(
            self.municipality_id,
            name=cleaned["name"],
            email=cleaned["email"],
            organisation_id=cleaned["organisation"].pk,
            but=self.instance.pk,
        )
        if self.doubles and self._may_be_double():
            self.fields["save_anyway"].widget = forms.CheckboxInput()
            self.add_error(None, self._double_words())
        return cleaned

    def _may_be_double(self) -> bool:
        """A double is said once: not when what makes it one stays as it was."""
        return self.is_new or bool(
            {"name", "email", "organisation"} & set(self.changed_data)
        )

    def _double_words(self) -> forms.ValidationError:
        names = ", ".join(
            f"{one.name} ({one.organisation.name})" for one in self.doubles
        )
        return forms.ValidationError(
            _(
                "This may be in the directory already: %(names)s. Nothing has been saved as yet."
            ),
            params={"names": names},
        )

    @property
    def values(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class LeaveForm(forms.Form):
    """Since when somebody works there no more, and who is asked instead."""

    left_on = forms.DateField(label=_("since when"), widget=DateInput(), initial=today)

    def __init__(self, *args: Any, contact: Contact, **more: Any) -> None:
        super().__init__(*args, **more)
        field = stand_in_field(contact.municipality_id, contact.pk)
        field.label = _("whom to ask instead")
        field.help_text = _("Whoever opens this contact is shown this person.")
        self.fields["stand_in"] = field
        self.initial["stand_in"] = contact.stand_in_id

    def clean_left_on(self) -> date:
        day: date = self.cleaned_data["left_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class DifferentForm(forms.Form):
    """What is different, in his own words."""

    text = forms.CharField(
        label=_("What is different?"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_WORDS}),
        help_text=_(
            "For example a new telephone number, or who does this work now. At most 500 characters."
        ),
    )


class SuccessorForm(forms.Form):
    text = forms.CharField(
        label=_("Who does this work now?"), max_length=MOST_WORDS, required=False
    )
