"""Forms of table talks: the talk itself, and what was told."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.talks.areas_shown import ShownArea
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm

LONGEST_AGO = timedelta(days=2 * 366)
LONGEST_AHEAD = timedelta(days=366)


class TalkForm(AboutNobody, VersionedForm[Talk]):
    """What a talk is called, when, who is at the table, and about which scan."""

    ASKED_ABOUT = ("title", "organisations")

    class Meta:
        model = Talk
        fields = ("title", "held_on", "organisations")
        widgets = {"held_on": DateInput()}
        help_texts = {
            "title": gettext_lazy("For example: Table talk Oosterlage."),
            "organisations": gettext_lazy(
                "Names of organisations with commas between them, no names of people."
            ),
        }

    def __init__(
        self, *args: Any, scans: Sequence[LoadedScan] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.scans = {str(one.pk): one for one in scans}
        if scans:
            self.fields["scan"] = forms.ChoiceField(
                label=_("about the areas of"),
                choices=[(key, _scan_words(one)) for key, one in self.scans.items()],
            )
            self.order_fields(("title", "held_on", "organisations", "scan"))

    @property
    def values(self) -> dict[str, Any]:
        return {one: self.cleaned_data[one] for one in self._meta.fields or ()}

    @property
    def scan(self) -> LoadedScan:
        return self.scans[self.cleaned_data["scan"]]

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if not today() - LONGEST_AGO <= day <= today() + LONGEST_AHEAD:
            raise forms.ValidationError(_("Check the year."))
        return day


def _scan_words(scan: LoadedScan) -> str:
    words = _("the scan of %(kind)s, %(day)s")
    return words % {
        "kind": scan.get_kind_display(),
        "day": f"{scan.made_on:%d-%m-%Y}",
    }


class TalkNoteForm(AboutNobody, VersionedForm[TalkNote]):
    """One thing that was told: of which area, about what, by which organisation."""

    ASKED_ABOUT = ("text", "organisation")
    FIELDS = ("area_id", "theme", "text", "organisation", "told_on")

    area_id = forms.ChoiceField(label=gettext_lazy("area"), choices=())

    class Meta:
        model = TalkNote
        fields = ("theme", "text", "organisation", "told_on")
        widgets = {
            "told_on": DateInput(),
            "text": forms.Textarea(attrs={"rows": 3}),
            "organisation": forms.TextInput(attrs={"list": "organisations"}),
        }
        help_texts = {
            "text": gettext_lazy(
                "About the area. No names of people, no addresses, no telephone numbers, no number plates."
            ),
        }

    def __init__(
        self,
        *args: Any,
        areas: Iterable[ShownArea],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.names = {one.area_id: one.name for one in areas}
        numbered = {one.area_id: _numbered(one) for one in areas}
        own = self.instance.area_id
        if own and own not in numbered:  # of another level, or of nothing on the map
            self.names[own] = numbered[own] = self.instance.area_name
        field = self.fields["area_id"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        # Nothing is chosen by itself: it would stand at the wrong area.
        field.choices = [("", _("choose an area")), *numbered.items()]
        if own:
            self.initial["area_id"] = own
        self.order_fields(self.FIELDS)

    @property
    def values(self) -> dict[str, Any]:
        given = {one: self.cleaned_data[one] for one in self.FIELDS}
        return {**given, "area_name": self.names[given["area_id"]]}

    def clean_told_on(self) -> date:
        day: date = self.cleaned_data["told_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day < today() - LONGEST_AGO:
            raise forms.ValidationError(_("Check the year."))
        return day


def _numbered(area: ShownArea) -> str:
    """Say the number as well, where the name does not have it already."""
    return area.name if str(area.number) in area.name else f"{area.number}. {area.name}"
