"""Forms about the menukaart."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm
from samensterk.web.programme.directory import contact_queries
from samensterk.web.programme.directory.contact_forms import StandInField
from samensterk.web.programme.directory.models import Experience, Offer
from samensterk.web.programme.directory.offer_queries import OfferFilter

MOST_MINUTES = 24 * 60
MOST_PEOPLE = 5000
FIELDS = (
    *("kind", "theme", "title", "goal", "about", "audience", "lasts_min"),
    *("most_people", "cost", "needs", "organisation", "contact", "ask"),
    *("source", "checked_on"),
)
LENGTHS = [
    ("", _("any length")),
    ("kort", _("half an hour at most")),
    ("middel", _("up to an hour")),
    ("lang", _("longer than an hour")),
]


class OfferListForm(ListForm):
    """What the menukaart may be narrowed by."""

    soort = forms.ChoiceField(
        label=_("kind"),
        required=False,
        choices=[("", _("all kinds")), *Offer.Kind.choices],
    )
    thema = forms.ChoiceField(
        label=_("theme"),
        required=False,
        choices=[("", _("all themes")), *Offer.Theme.choices],
    )
    duur = forms.ChoiceField(label=_("length"), required=False, choices=LENGTHS)

    @property
    def asked(self) -> OfferFilter:
        """Give what was asked; what is no choice of ours is passed over."""
        self.is_valid()
        cleaned = self.cleaned_data
        return OfferFilter(
            text=self.text,
            kind=cleaned.get("soort") or "",
            theme=cleaned.get("thema") or "",
            length=cleaned.get("duur") or "",
        )


class OfferForm(VersionedForm[Offer]):
    """Something new on the menukaart, or a change."""

    lasts_min = forms.IntegerField(
        label=_("minutes"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    most_people = forms.IntegerField(
        label=_("people at most"), required=False, min_value=1, max_value=MOST_PEOPLE
    )

    class Meta:
        model = Offer
        fields = FIELDS
        widgets = {
            "goal": forms.Textarea(attrs={"rows": 2}),
            "about": forms.Textarea(attrs={"rows": 10}),
            "needs": forms.Textarea(attrs={"rows": 2}),
            "checked_on": DateInput(),
        }
        help_texts = {
            "goal": _("What people know or can do afterwards."),
            "about": _("Roughly by the minute. An empty line begins a new paragraph."),
            "cost": _("In words. An amount needs its source, and a day to check it."),
            "ask": _("What kind of organisation gives this."),
            "source": _("Where the facts come from."),
            "checked_on": _(
                "When you last made sure that it is right. After a year you are asked to look again."
            ),
        }

    def __init__(self, *args: Any, municipality_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["contact"] = StandInField(
            label=_("contact"),
            queryset=contact_queries.contacts(municipality_id),
            required=False,
            empty_label=_("nobody"),
        )

    def clean_checked_on(self) -> date | None:
        day: date | None = self.cleaned_data["checked_on"]
        if day is not None and day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def values(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class ExperienceForm(forms.ModelForm[Experience]):
    """How it went, without names of visitors."""

    n_people = forms.IntegerField(
        label=_("how many people"), required=False, min_value=0, max_value=MOST_PEOPLE
    )

    class Meta:
        model = Experience
        fields = ("on", "n_people", "text")
        widgets = {"on": DateInput(), "text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "text": _(
                "What went well, what you would do otherwise. No names of visitors."
            )
        }

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day
