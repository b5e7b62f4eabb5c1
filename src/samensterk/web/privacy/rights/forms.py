"""Forms about wishes and requests."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.privacy.rights.deadlines import add_months
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish
from samensterk.web.privacy.rights.request_services import Asked

WELCOME = "welcome"
POSITIONS = [
    (
        WELCOME,
        _("Welcome: we may visit, write, mail and invite."),
    ),
    (
        Wish.Position.NO_VISIT.value,
        _("Do not visit: nobody comes by. We may write, mail and invite."),
    ),
    (
        Wish.Position.NO_CONTACT.value,
        _("No contact at all: no visit, no letter, no mail, no invitation."),
    ),
]
SOMEBODY = "somebody"  # no address: a colleague, a partner or a contact
MOST_WORDS = 200
LONGEST_AGO_MONTHS = 12


class WishForm(forms.Form):
    position = forms.ChoiceField(
        label=_("What does the resident want?"),
        choices=POSITIONS,
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> Wish.Position | None:
        given = self.cleaned_data["position"]
        return None if given == WELCOME else Wish.Position(given)


class EndForm(forms.Form):
    """Why a wish ends; that the resident wants something else is another form."""

    because = forms.ChoiceField(
        choices=[
            (one.value, one.label) for one in (Wish.Ended.MOVED, Wish.Ended.EXPIRED)
        ]
    )


class LookForForm(forms.Form):
    """What a new request is about."""

    zoek = forms.CharField(
        label=_("address, name or e-mail address"),
        max_length=MOST_WORDS,
        help_text=_(
            "For example: Dorpsweg 12. Or the name or e-mail address of a colleague or contact."
        ),
        required=False,
    )

    @property
    def text(self) -> str:
        """What to look for; '' as long as nothing, or something wrong, was asked."""
        return str(self.cleaned_data.get("zoek") or "") if self.is_valid() else ""


class NewRequestForm(forms.Form):
    """A request: about which address or person, what is asked, and since when."""

    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    about = forms.ChoiceField(
        label=_("Whom is it about?"), choices=(), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("name or e-mail address"),
        max_length=MOST_WORDS,
        required=False,
        help_text=_(
            "Only when the request is (also) about a person, such as a colleague or a contact."
        ),
    )
    kind = forms.ChoiceField(
        label=_("What is asked?"),
        choices=SubjectRequest.Kind.choices,
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(
        label=_("received on"),
        initial=today,
        widget=DateInput(),
        help_text=_("The month to answer in begins on this day."),
    )
    identity = forms.ChoiceField(
        label=_("how was it made sure who asks?"),
        choices=[("", _("not yet")), *SubjectRequest.Identity.choices],
        required=False,
        help_text=_("Without this no data leave this system and nothing is removed."),
    )

    def __init__(
        self, *args: Any, addresses: Iterable[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [
            *addresses,
            (SOMEBODY, _("a person, without one of these addresses")),
        ]

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < add_months(today(), -LONGEST_AGO_MONTHS):
            raise forms.ValidationError(
                _("This is more than a year ago. Check the year.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("about") == SOMEBODY and not cleaned.get("words"):
            self.add_error("words", _("Give a name or an e-mail address."))
        return cleaned

    @property
    def asked(self) -> Asked:
        cleaned = self.cleaned_data
        return Asked(
            kind=SubjectRequest.Kind(cleaned["kind"]),
            received_on=cleaned["received_on"],
            key="" if cleaned["about"] == SOMEBODY else cleaned["about"],
            words=cleaned["words"],
            identity=cleaned["identity"],
        )


class IdentityForm(forms.Form):
    identity = forms.ChoiceField(
        label=_("How was it made sure who asks?"),
        choices=SubjectRequest.Identity.choices,
        widget=forms.RadioSelect,
    )


class FileForm(forms.Form):
    """To read, or for a machine."""

    kind = forms.ChoiceField(choices=[("pdf", "PDF"), ("json", "JSON")])

    @property
    def did(self) -> RequestStep.Did:
        is_pdf = self.cleaned_data["kind"] == "pdf"
        return RequestStep.Did.TAKEN_AS_PDF if is_pdf else RequestStep.Did.TAKEN_AS_JSON


class CorrectionForm(forms.Form):
    did = forms.ChoiceField(
        label=_("What was done with the mistake?"),
        choices=[
            (one.value, one.label)
            for one in (RequestStep.Did.CORRECTED, RequestStep.Did.PASSED_ON)
        ],
        widget=forms.RadioSelect,
    )


class ObjectionForm(forms.Form):
    """An objection turns the switch; welcome is no objection."""

    position = forms.ChoiceField(
        label=_("What does the resident want?"),
        choices=POSITIONS[1:],
        widget=forms.RadioSelect,
    )


class RemovalForm(forms.Form):
    items = forms.MultipleChoiceField(
        label=_("What must go?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose what must go."),
            "invalid_choice": _(
                "This has gone already, or must stay. Look at the list again."
            ),
        },
    )

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type
        field.choices = choices


class LongerForm(forms.Form):
    because = forms.ChoiceField(
        label=_("Why does it take longer?"),
        choices=SubjectRequest.Longer.choices,
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What was answered?"),
        choices=SubjectRequest.Outcome.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Needed when something was refused: which article, and why. No names."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        is_whole = cleaned.get("outcome") in (None, SubjectRequest.Outcome.GRANTED)
        if not is_whole and not cleaned.get("reason"):
            self.add_error("reason", _("Write down why something was refused."))
        return cleaned
