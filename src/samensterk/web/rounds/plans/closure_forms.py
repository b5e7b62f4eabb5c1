"""The forms of a road that is closed, and of a visit that somebody asked for."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.rounds.plans.models import RoadClosure, Stop
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.places import NOWHERE, Places
from samensterk.web.rounds.teams.queries import Place

NARROWEST_M, WIDEST_M = 10, 500


class ClosureForm(forms.ModelForm[RoadClosure]):
    """Which road, near which address, and how long."""

    near = forms.CharField(
        label=gettext_lazy("near which address"),
        max_length=150,
        help_text=gettext_lazy("Street and house number where the road is closed."),
    )
    spot = forms.ChoiceField(label=gettext_lazy("where that is"), required=False)
    radius_m = forms.IntegerField(
        label=gettext_lazy("metres around it"),
        min_value=NARROWEST_M,
        max_value=WIDEST_M,
        initial=50,
        help_text=gettext_lazy(
            "All roads that come within this distance count as closed."
        ),
    )
    field_order = ("name", "near", "spot", "radius_m", "from_on", "until_on")

    class Meta:
        model = RoadClosure
        fields = ("name", "radius_m", "from_on", "until_on")
        widgets = {"from_on": DateInput(), "until_on": DateInput()}
        help_texts = {
            "name": gettext_lazy(
                "For example: Zandweg, between the church and the N33."
            ),
        }

    def __init__(self, *args: Any, of: Round, places: Places, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of, self.places = of, places
        self.initial.setdefault("from_on", max(today(), of.starts_on))
        written = str(self.data.get(self.add_prefix("near"), "")).strip()
        self.known = places.known(written)
        if not written or self.known is not None:
            del self.fields["spot"]
            return
        spot = self.fields["spot"]
        assert isinstance(spot, forms.ChoiceField)  # noqa: S101 - for the type
        spot.choices = [one for one in places.choices(written) if one[0] != NOWHERE]
        spot.required = True
        spot.error_messages["required"] = _(
            "These words are not one address of the scan. Choose where it is."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day is before the first."))
        elif first and last and (last < today() or first > self.of.ends_on):
            self.add_error(
                "from_on", _("On these days nothing can be planned any more.")
            )
        if "spot" in self.fields and cleaned.get("spot"):
            self.known = self.places.chosen(cleaned["spot"])
        return cleaned

    @property
    def spot_m(self) -> Place:
        assert self.known is not None  # noqa: S101 - the form is valid
        return self.known

    def closure(self) -> RoadClosure:
        """Give the closure that was filled in, not saved."""
        given = self.cleaned_data
        return RoadClosure(
            municipality_id=self.of.municipality_id,
            of=self.of,
            name=given["name"],
            x_m=self.spot_m.x_m,
            y_m=self.spot_m.y_m,
            radius_m=given["radius_m"],
            from_on=given["from_on"],
            until_on=given["until_on"],
        )


class AskedForm(forms.Form):
    """That the resident asked himself: how, and when."""

    hoe = forms.ChoiceField(
        label=gettext_lazy("how the resident asked for it"),
        choices=Stop.AskedBy.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "A visit is added only for who asked for it himself, never because somebody thinks it is useful."
        ),
    )
    op = forms.DateField(label=gettext_lazy("when"), widget=DateInput())

    def clean_op(self) -> Any:
        day = self.cleaned_data["op"]
        if day > today():
            raise forms.ValidationError(_("That day is still to come."))
        return day

    @property
    def reason(self) -> str:
        """Give the sentence for the processing log."""
        how = Stop.AskedBy(self.cleaned_data["hoe"]).label
        return _("The resident asked for a visit %(how)s on %(day)s") % {
            "how": how,
            "day": date_format(self.cleaned_data["op"], "j F Y"),
        }
