"""The proposal as a form: untick a line, or change its days and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.programme.plan.measures import faults_in
from samensterk.web.programme.plan.models import Aim
from samensterk.web.programme.start.answers import Proposal
from samensterk.web.programme.start.services import Chosen, ChosenPartner


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the proposal: whether it is wanted, and what can be changed."""

    title: str
    about: str
    take: forms.BoundField
    fields: tuple[forms.BoundField, ...]


class ProposalForm(forms.Form):
    """The whole proposal; what is not ticked is not made."""

    title = forms.CharField(label=gettext_lazy("title"), max_length=100)
    purpose = forms.CharField(
        label=gettext_lazy("what it is for"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        proposal: Proposal,
        names: Mapping[str, str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._proposal = proposal
        years = f"{proposal.starts_on.year}-{proposal.ends_on.year}"
        self.fields["title"].initial = _("Samen sterk %s") % years
        self.fields["purpose"].initial = _(
            "Farmers, residents, municipality and partners keep the countryside safe together, and unattractive for drug crime."
        )
        for aim in proposal.aims:
            self._add_aim(f"aim-{aim.key}", str(aim.text), aim.target)
        for phase in proposal.phases:
            first, last = phase.starts_on, phase.ends_on
            self._add_days(f"phase-{phase.key}", str(phase.title), first, last)
        for partner in proposal.partners:
            name = names.get(partner.kind) or str(partner.name)
            self._add_partner(f"partner-{partner.kind}", name, partner.hours)
        for event in proposal.events:
            key, title = f"event-{event.key}", str(event.title)
            self._add_days(key, title, event.day, event.ends_on)

    def _add_take(self, key: str, label: str) -> None:
        self.fields[f"{key}-take"] = forms.BooleanField(
            label=label, required=False, initial=True
        )

    def _add_aim(self, key: str, label: str, target: Decimal) -> None:
        self._add_take(key, label)
        self.fields[f"{key}-target"] = forms.DecimalField(
            label=_("target"),
            required=False,
            min_value=0,
            max_digits=8,
            decimal_places=1,
            initial=target,
        )

    def _add_days(self, key: str, label: str, first: date, last: date | None) -> None:
        self._add_take(key, label)
        self.fields[f"{key}-day"] = forms.DateField(
            label=_("first day") if last else _("day"),
            required=False,
            initial=first,
            widget=DateInput(),
        )
        if last:
            self.fields[f"{key}-last"] = forms.DateField(
                label=_("last day"), required=False, initial=last, widget=DateInput()
            )

    def _add_partner(self, key: str, name: str, hours: Decimal) -> None:
        self._add_take(key, name)
        self.fields[f"{key}-name"] = forms.CharField(
            label=_("name of the organisation"),
            required=False,
            max_length=100,
            initial=name,
        )
        self.fields[f"{key}-hours"] = forms.DecimalField(
            label=_("hours promised"),
            required=False,
            min_value=0,
            max_digits=7,
            decimal_places=1,
            initial=hours,
        )

    def clean(self) -> dict[str, Any]:
        """Ask of what is ticked that it is whole and within the programme."""
        cleaned = self.cleaned_data
        for name in [one for one in self.fields if one.endswith("-take")]:
            key = name.removesuffix("-take")
            if cleaned.get(name):
                self._check_whole(key)
                self._check_days(key)
        for aim in self._proposal.aims:
            self._check_target(f"aim-{aim.key}", aim.measure)
        return cleaned

    def _check_whole(self, key: str) -> None:
        for name in self.fields:
            is_empty = self.cleaned_data.get(name) in (None, "")
            if name.startswith(f"{key}-") and is_empty and name not in self.errors:
                self.add_error(name, _("Fill this in, or untick the line."))

    def _check_days(self, key: str) -> None:
        first = self.cleaned_data.get(f"{key}-day")
        last = self.cleaned_data.get(f"{key}-last")
        if first and last and last < first:
            self.add_error(f"{key}-last", _("The last day is before the first day."))
        for name in (f"{key}-day", f"{key}-last"):
            day = self.cleaned_data.get(name)
            if day and not self._proposal.starts_on <= day <= self._proposal.ends_on:
                self.add_error(name, _("This day is outside the programme."))

    def _check_target(self, key: str, measure: str) -> None:
        target = self.cleaned_data.get(f"{key}-target")
        if self.cleaned_data.get(f"{key}-take"):
            for fault in faults_in(measure, {"target": target}).values():
                self.add_error(f"{key}-target", str(fault))

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """Give what is wrong: the id of the field, the line and field, the words."""
        found = []
        for field in self:
            key = field.name.rpartition("-")[0]
            line = self.fields.get(f"{key}-take")
            about = f"{line.label}, {field.label}" if line else str(field.label)
            found += [(field.id_for_label, about, str(one)) for one in field.errors]
        return found

    def lines(self, part: str) -> list[FormLine]:
        """Give the lines of one part of the proposal for the page."""
        about = {
            **{
                f"aim-{one.key}": str(Aim.Measure(one.measure).label)
                for one in self._proposal.aims
            },
            **{f"phase-{one.key}": str(one.about) for one in self._proposal.phases},
            **{f"partner-{one.kind}": str(one.text) for one in self._proposal.partners},
            **{f"event-{one.key}": str(one.about) for one in self._proposal.events},
        }
        return [
            FormLine(
                title=str(self.fields[f"{key}-take"].label),
                about=text,
                take=self[f"{key}-take"],
                fields=tuple(
                    self[name]
                    for name in self.fields
                    if name.startswith(f"{key}-") and not name.endswith("-take")
                ),
            )
            for key, text in about.items()
            if key.startswith(f"{part}-")
        ]

    @property
    def chosen(self) -> Chosen:
        """Give what was ticked, with what was changed."""
        given, proposal = self.cleaned_data, self._proposal

        def takes(key: str) -> bool:
            return bool(given.get(f"{key}-take"))

        return Chosen(
            title=given["title"],
            purpose=given["purpose"],
            starts_on=proposal.starts_on,
            ends_on=proposal.ends_on,
            own_hours=proposal.own_hours,
            aims=[
                replace(one, target=given[f"aim-{one.key}-target"])
                for one in proposal.aims
                if takes(f"aim-{one.key}")
            ],
            phases=[
                replace(
                    one,
                    starts_on=given[f"phase-{one.key}-day"],
                    ends_on=given[f"phase-{one.key}-last"],
                )
                for one in proposal.phases
                if takes(f"phase-{one.key}")
            ],
            partners=[
                ChosenPartner(
                    given[f"partner-{one.kind}-name"],
                    one.kind,
                    str(one.text),
                    given[f"partner-{one.kind}-hours"],
                )
                for one in proposal.partners
                if takes(f"partner-{one.kind}")
            ],
            events=[
                replace(
                    one,
                    day=given[f"event-{one.key}-day"],
                    ends_on=given.get(f"event-{one.key}-last"),
                )
                for one in proposal.events
                if takes(f"event-{one.key}")
            ],
        )
