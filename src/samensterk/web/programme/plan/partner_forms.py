"""Forms about partners and the hours they used."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.queries import (
    organisations_with,
    partner_kinds,
    partners_for,
)
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.programme.plan.forms import PlanForm
from samensterk.web.programme.plan.models import FEWEST_HOURS, Contribution, Programme

LONGEST_NAME = 100
LONGEST_TEXT = 300
TASKS_BEFORE = timedelta(days=120)
TASKS_AFTER = timedelta(days=60)


class NewPartnerForm(forms.Form):
    """Which organisation takes part: one of the list, or a new one by name."""

    organisation = forms.ModelChoiceField(
        label=_("organisation"),
        queryset=organisations_with(()),
        required=False,
        empty_label=_("not in this list"),
    )
    name = forms.CharField(
        label=_("name of another organisation"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_(
            "Only when it is not in the list above. Name an organisation, not a person."
        ),
    )
    kind = forms.ChoiceField(label=_("kind of organisation"), required=False)
    text = forms.CharField(
        label=_("what it contributes"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("For example: two supervisors for the rounds, a speaker."),
    )
    hours_promised = forms.DecimalField(
        label=_("hours promised"),
        min_value=0,
        max_digits=7,
        decimal_places=1,
        required=False,
        help_text=_("For the whole programme. Empty counts as 0."),
    )

    def __init__(self, *args: Any, programme: Programme, **more: Any) -> None:
        super().__init__(*args, **more)
        organisation, kind = self.fields["organisation"], self.fields["kind"]
        assert isinstance(organisation, forms.ModelChoiceField)  # noqa: S101 - types
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - for the types
        rows = partners_for(programme.municipality_id)
        there = programme.contributions.values("organisation")
        organisation.queryset = rows.exclude(pk__in=there)
        kind.choices = [("", _("choose one")), *partner_kinds()]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        chosen, name = cleaned.get("organisation"), cleaned.get("name")
        if chosen and name:
            self.add_error("name", _("Choose one of the list, or give a name."))
        if not chosen and not name and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose one of the list, or give a name."))
        if name and not cleaned.get("kind"):
            self.add_error("kind", _("Choose what kind of partner it is."))
        return cleaned


class PartnerForm(PlanForm[Contribution]):
    class Meta:
        model = Contribution
        fields = ("text", "hours_promised")
        help_texts = {"hours_promised": _("For the whole programme.")}


class TaskField(forms.ModelChoiceField):
    """A choice of a task of the programme."""

    def label_from_instance(self, obj: models.Model) -> str:
        return str(obj)


class HoursForm(forms.Form):
    """Hours that an organisation used on a day."""

    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    organisation = forms.ModelChoiceField(
        label=_("organisation"),
        queryset=organisations_with(()),
        empty_label=_("choose one"),
    )
    on = forms.DateField(label=_("day"), initial=today, widget=DateInput())
    hours = forms.DecimalField(
        label=_("hours"),
        min_value=FEWEST_HOURS,
        max_digits=6,
        decimal_places=1,
        help_text=_("Of all its people together."),
    )
    task = TaskField(
        label=_("for which task"),
        queryset=None,
        required=False,
        empty_label=_("no task"),
        help_text=_("Tasks of the last four months and the next two."),
    )
    what = forms.CharField(label=_("for what"), max_length=200, required=False)

    def __init__(self, *args: Any, programme: Programme, **more: Any) -> None:
        super().__init__(*args, **more)
        organisation, task = self.fields["organisation"], self.fields["task"]
        assert isinstance(organisation, forms.ModelChoiceField)  # noqa: S101 - types
        assert isinstance(task, forms.ModelChoiceField)  # noqa: S101 - for the types
        tasks = programme.tasks.filter(municipality=programme.municipality_id)
        tasks = tasks.exclude(organisation=None).exclude(state="dropped")
        partners = programme.contributions.values_list("organisation", flat=True)
        workers = tasks.order_by().values_list("organisation", flat=True)
        organisation.queryset = organisations_with({*partners, *workers})
        # Not a choice of thousands; a task that the address names is always there.
        near = (today() - TASKS_BEFORE, today() + TASKS_AFTER)
        named = Q(pk=self.initial.get("task"))
        tasks = tasks.filter(Q(due_on__range=near) | named)
        task.queryset = tasks.only("title", "organisation", "programme")

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        task, whose = cleaned.get("task"), cleaned.get("organisation")
        if task and whose and task.organisation_id != whose.pk:
            self.add_error("task", _("This task is of another organisation."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        names = ("organisation", "on", "hours", "task", "what")
        return {name: self.cleaned_data[name] for name in names}
