"""Forms about people, municipalities and house style."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.invitations import Offer
from samensterk.web.accounts.models import (
    Membership,
    Municipality,
    Organisation,
    User,
)
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

GOOD_PASSWORD = _(
    "At least 12 characters. A sentence that you remember works well; you may paste one from a password manager."
)


class MeForm(forms.ModelForm[User]):
    """What somebody may change of himself."""

    language = forms.ChoiceField(
        label=_("language"), choices=[("nl", "Nederlands"), ("en", "English")]
    )

    class Meta:
        model = User
        fields = ("name", "language")


class AcceptForm(forms.Form):
    """A name and a password of somebody new."""

    name = forms.CharField(label=_("your name"), max_length=100)
    password = forms.CharField(
        label=_("password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=GOOD_PASSWORD,
    )

    def __init__(self, *args: Any, email: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self._email = email

    def clean(self) -> dict[str, Any]:
        password = self.cleaned_data.get("password")
        if password:
            somebody = User(email=self._email, name=self.cleaned_data.get("name", ""))
            try:
                validate_password(password, somebody)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return self.cleaned_data


class InviteForm(forms.Form):
    """Who is invited, for what, on behalf of whom and until when."""

    email = forms.EmailField(label=_("e-mail address"), max_length=254)
    role = forms.ChoiceField(label=_("role"))
    organisation = forms.ModelChoiceField(
        label=_("organisation"),
        queryset=Organisation.objects.none(),
        help_text=_("Who this person works for."),
    )
    starts_on = forms.DateField(label=_("first day"), initial=today, widget=DateInput())
    ends_on = forms.DateField(
        label=_("last day"),
        required=False,
        widget=DateInput(),
        help_text=_("Leave empty when it is not known. A door helper has one day."),
    )

    def __init__(self, *args: Any, municipality: Municipality, **more: Any) -> None:
        super().__init__(*args, **more)
        self._municipality = municipality
        role, organisation = self.fields["role"], self.fields["organisation"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101 - for the types
        assert isinstance(organisation, forms.ModelChoiceField)  # noqa: S101
        role.choices = [one for one in Role.choices if one[0] != Role.PLATFORM_ADMIN]
        other = Organisation.objects.exclude(kind=Organisation.Kind.MUNICIPALITY)
        own = Organisation.objects.filter(pk=municipality.organisation_id)
        organisation.queryset = own | other
        organisation.initial = municipality.organisation_id

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if cleaned.get("role") == Role.DOOR_HELPER:
            cleaned["ends_on"] = last = first
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first day."))
        if last and last < today():
            self.add_error("ends_on", _("The last day has passed already."))
        return cleaned

    @property
    def offer(self) -> Offer:
        cleaned = self.cleaned_data
        return Offer(
            organisation=cleaned["organisation"],
            municipality=self._municipality,
            role=Role(cleaned["role"]),
            starts_on=cleaned["starts_on"],
            ends_on=cleaned["ends_on"],
        )


class LastDayForm(forms.Form):
    last_day = forms.DateField(label=_("last day"), initial=today, widget=DateInput())

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < today():
            raise forms.ValidationError(
                _("A membership cannot end in the past. Choose today or later.")
            )
        return day


class MemberField(forms.ModelChoiceField):
    """A choice of somebody who works here."""

    def label_from_instance(self, obj: Membership) -> str:
        return f"{obj.user} ({obj.get_role_display()})"


class HandOverForm(forms.Form):
    successor = MemberField(
        label=_("to whom"),
        queryset=Membership.objects.none(),
        empty_label=_("choose somebody"),
    )

    def __init__(self, *args: Any, leaver: Membership, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Membership.objects.for_municipality(leaver.municipality_id)
        rows = rows.active(today()).exclude(user_id=leaver.user_id)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type
        field.queryset = rows.select_related("user")


class MunicipalityForm(forms.ModelForm[Municipality]):
    class Meta:
        model = Municipality
        fields = ("name", "code")
        help_texts = {"code": _("The CBS code, such as GM0166.")}


class OrganisationForm(forms.ModelForm[Organisation]):
    class Meta:
        model = Organisation
        fields = ("name", "kind")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        # A municipality is made by its own page, together with its organisation.
        field.choices = [
            one
            for one in Organisation.Kind.choices
            if one[0] != Organisation.Kind.MUNICIPALITY
        ]


class InviteAdministratorForm(forms.Form):
    municipality = forms.ModelChoiceField(
        label=_("municipality"),
        queryset=Municipality.objects.all(),
        empty_label=_("choose one"),
    )
    email = forms.EmailField(label=_("e-mail address"), max_length=254)
