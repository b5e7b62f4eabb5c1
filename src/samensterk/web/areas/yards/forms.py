"""Forms of the list of yards: what it may be narrowed by, and taking it along."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
from samensterk.web.areas.yards.queries import (
    GONE,
    ON_LIST,
    SET_ASIDE,
    WELCOME,
    YardFilter,
)
from samensterk.web.areas.yards.visits import LAST_VISITS
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.natural_order import by_number
from samensterk.web.common.purpose_forms import PurposeForm
from samensterk.web.privacy.rights.queries import wish_positions

EVERY = ("", _("all"))
# The parameters of its address, in the order of the bar.
FILTERS = (
    *("zoek", "straat", "gebied", "soort"),
    *("verbeterd", "wens", "bezocht", "lijst"),
)


class YardListForm(ListForm):
    """What the list of yards may be narrowed by: where it is, and what people did.

    A fact from a register (ground, year, parcels) is none of it.
    """

    straat = forms.CharField(label=_("street"), required=False, max_length=100)
    soort = forms.ChoiceField(
        label=_("kind of yard"), required=False, choices=[EVERY, *Yard.Kind.choices]
    )
    verbeterd = forms.ChoiceField(
        label=_("corrections"),
        required=False,
        choices=[
            EVERY,
            ("met", _("with a correction")),
            ("zonder", _("without a correction")),
            ("vraag", _("with an open question")),
        ],
    )
    bezocht = forms.ChoiceField(
        label=_("last visit"),
        required=False,
        choices=[
            EVERY,
            ("nooit", _("never visited")),
            ("langer", _("more than a year ago, or never")),
            ("jaar", _("within a year")),
        ],
    )
    lijst = forms.ChoiceField(
        label=_("which yards"),
        required=False,
        choices=[
            (ON_LIST, _("on the list")),
            (SET_ASIDE, _("ceased or merged")),
            (GONE, _("not found any more")),
        ],
    )

    def __init__(self, *args: Any, visit_areas: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        areas = [(one, one) for one in sorted(visit_areas, key=by_number)]
        self._add("gebied", _("visit area"), [("", _("all visit areas")), *areas])
        wishes = [EVERY, (WELCOME, _("welcome")), *wish_positions()]
        self._add("wens", _("wish of the resident"), wishes)
        self.order_fields(FILTERS)
        if LAST_VISITS.known is None:
            del self.fields["bezocht"]

    def _add(self, name: str, label: Any, choices: list[tuple[str, Any]]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, required=False, choices=choices
        )

    @property
    def asked(self) -> YardFilter:
        """Give what to look for; what cannot be is passed over."""
        told = {name: str(self.cleaned_data.get(name) or "") for name in FILTERS}
        return YardFilter(
            text=self.text,
            visit_area=told["gebied"],
            street=told["straat"],
            kind=told["soort"],
            corrections=told["verbeterd"],
            wish=told["wens"],
            visited=told["bezocht"],
            which=told["lijst"],
        )


class ChangeForm(forms.Form):
    """Which changes in the register are shown."""

    wat = forms.ChoiceField(
        label=_("which yards"), required=False, choices=[EVERY, *Yard.Change.choices]
    )


class YardFileForm(PurposeForm):
    """Which whole area goes into the file, and what for."""

    visit_area = forms.ChoiceField(label=_("Which yards?"), required=False)
    field_order = ("visit_area", "purpose", "reason")

    def __init__(self, *args: Any, visit_areas: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["visit_area"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        areas = [(one, one) for one in sorted(visit_areas, key=by_number)]
        field.choices = [("", _("the whole municipality")), *areas]
