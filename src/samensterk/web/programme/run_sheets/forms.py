"""Forms of run sheets without a date."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.steps import Step
from samensterk.web.programme.run_sheets.words import OfferLine

BEFORE, SAME_DAY, AFTER = "before", "same_day", "after"
MOST_DAYS = 400
MOST_MINUTES = 24 * 60
TAKE, KEEP = "take", "keep"


class NewTemplateForm(forms.Form):
    """An own run sheet: from another one, or empty."""

    title = forms.CharField(label=_("name"), max_length=100)
    source = forms.ChoiceField(label=_("begin from"), required=False)
    kind = forms.ChoiceField(
        label=_("kind of event"),
        choices=Event.Kind.choices,
        initial=Event.Kind.MEETING,
        help_text=_("Only needed when you begin with an empty run sheet."),
    )

    def __init__(self, *args: Any, templates: Sequence[Template], **more: Any) -> None:
        super().__init__(*args, **more)
        self.templates = {str(one.pk): one for one in templates}
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [
            ("", _("an empty run sheet")),
            *[(key, _name(one)) for key, one in self.templates.items()],
        ]

    @property
    def source_template(self) -> Template | None:
        return self.templates.get(self.cleaned_data["source"])


def _name(template: Template) -> str:
    if template.is_standard:
        return str(_("%(title)s (standard)") % {"title": template.title})
    return template.title


class NameForm(forms.Form):
    title = forms.CharField(label=_("name"), max_length=100)
    about = forms.CharField(
        label=_("about"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StepForm(forms.Form):
    """One step of a run sheet."""

    title = forms.CharField(label=_("what"), max_length=200)
    about = forms.CharField(
        label=_("how"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("How one does it, and what to look out for. No names of people."),
    )
    doer = forms.ChoiceField(label=_("who usually does it"), choices=Task.Doer.choices)
    side = forms.ChoiceField(
        label=_("when"),
        choices=[
            (BEFORE, _("before the day")),
            (SAME_DAY, _("on the day itself")),
            (AFTER, _("after the day")),
        ],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=_("how many days before or after"),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
        help_text=_("Twelve weeks is 84 days."),
    )
    minute = forms.IntegerField(
        label=_("minutes after the start"),
        min_value=-MOST_MINUTES,
        max_value=MOST_MINUTES,
        required=False,
        help_text=_(
            "Only on the day itself. 45 is three quarters of an hour after the start; -30 is half an hour before it."
        ),
    )
    lasts_min = forms.IntegerField(
        label=_("how many minutes it takes"),
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )
    material = forms.CharField(label=_("material"), max_length=300, required=False)
    hours = forms.FloatField(
        label=_("hours of work"), min_value=0.1, max_value=999, required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("waits for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What must be done first."),
    )

    def __init__(
        self, *args: Any, steps: Iterable[Step], key: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.offer_needs(steps)

    def offer_needs(self, steps: Iterable[Step]) -> None:
        """Let it wait for any of these steps, but not for itself."""
        field = self.fields["needs"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type
        field.choices = [(one.key, one.title) for one in steps if one.key != self.key]

    def clean_hours(self) -> float | None:
        hours: float | None = self.cleaned_data["hours"]
        return None if hours is None else round(hours, 1)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        is_other_day = cleaned.get("side") in (BEFORE, AFTER)
        if is_other_day and not cleaned.get("days") and "days" not in self.errors:
            self.add_error("days", _("Say how many days."))
        if is_other_day and cleaned.get("minute") is not None:
            self.add_error("minute", _("Only a step on the day itself has a time."))
        if cleaned.get("side") == SAME_DAY:
            cleaned["days"] = 0
        return cleaned

    @property
    def step(self) -> Step:
        cleaned = self.cleaned_data
        sign = {BEFORE: -1, SAME_DAY: 0, AFTER: 1}[cleaned["side"]]
        return Step(
            key=self.key,
            title=cleaned["title"],
            doer=cleaned["doer"],
            day=sign * (cleaned["days"] or 0),
            minute=cleaned["minute"],
            lasts_min=cleaned["lasts_min"],
            about=cleaned["about"],
            material=cleaned["material"],
            hours=cleaned["hours"],
            needs=tuple(cleaned["needs"]),
        )


def as_initial(step: Step | None) -> dict[str, Any]:
    """Give what a form about a step begins with."""
    if step is None:
        return {"side": BEFORE, "doer": Task.Doer.COORDINATOR}
    side = SAME_DAY if step.day == 0 else BEFORE if step.day < 0 else AFTER
    return {
        "title": step.title,
        "about": step.about,
        "doer": step.doer,
        "side": side,
        "days": abs(step.day) or None,
        "minute": step.minute,
        "lasts_min": step.lasts_min,
        "material": step.material,
        "hours": step.hours,
        "needs": list(step.needs),
    }


class OfferForm(forms.Form):
    """Per difference: take it over, or keep one's own."""

    def __init__(self, *args: Any, lines: Sequence[OfferLine], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = lines
        for one in lines:
            self.fields[f"step-{one.key}"] = forms.ChoiceField(
                label=one.title,
                choices=[(TAKE, _("take over")), (KEEP, _("keep my own"))],
                widget=forms.RadioSelect,
                initial=KEEP if one.is_conflict else TAKE,
            )

    def rows(self) -> list[tuple[OfferLine, forms.BoundField]]:
        """Give each difference with its choice."""
        return [(one, self[f"step-{one.key}"]) for one in self.lines]

    @property
    def taken(self) -> frozenset[str]:
        return frozenset(
            one.key
            for one in self.lines
            if self.cleaned_data[f"step-{one.key}"] == TAKE
        )


class GiveOutForm(forms.Form):
    note = forms.CharField(
        label=_("what is new"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Municipalities read this with the changes."),
    )
