"""Asking what personal data are needed for, where the screen does not tell."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.purposes import ASKED_FOR


class PurposeForm(forms.Form):
    """What somebody needs the data for; it is written in the processing log."""

    purpose = forms.ChoiceField(
        label=_("What do you need it for?"),
        choices=[(one.value, one.label) for one in ASKED_FOR],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("In your own words"),
        max_length=200,
        help_text=_("One line, without names. For example: the round of March."),
    )
