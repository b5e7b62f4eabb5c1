"""The form for a new calendar address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.models import CalendarFeed


class FeedForm(forms.ModelForm[CalendarFeed]):
    class Meta:
        model = CalendarFeed
        fields = ("name",)
        help_texts = {"name": _("For example: Outlook at work, or my telephone.")}
