"""Forms about one place in public space: what was seen, and the task made of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.drives.models import DriveNote
from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm

USUAL_TIME = timedelta(days=28)
LONGEST_AHEAD = timedelta(days=2 * 366)
# The square of the Netherlands in RD New, metres (EPSG:28992).
WEST_M, EAST_M, SOUTH_M, NORTH_M = -7_000.0, 300_000.0, 289_000.0, 629_000.0
Choice = tuple[int, str]


class DriveNoteForm(AboutNobody, VersionedForm[DriveNote]):
    """What was seen at which place; a point on the map is not needed."""

    ASKED_ABOUT = ("where", "text")
    WHY_NOT = gettext_lazy(
        "This is about a place in public space, never about a yard or somebody."
    )
    FIELDS = ("kind", "where", "text", "x_m", "y_m")

    x_m = forms.FloatField(
        widget=forms.HiddenInput, required=False, min_value=WEST_M, max_value=EAST_M
    )
    y_m = forms.FloatField(
        widget=forms.HiddenInput, required=False, min_value=SOUTH_M, max_value=NORTH_M
    )

    class Meta:
        model = DriveNote
        fields = ("kind", "where", "text", "x_m", "y_m")
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "where": gettext_lazy(
                "For example: crossing of Langewijk and Kanaaldijk. A place in public space, no yard."
            ),
            "text": gettext_lazy(
                "What can be better, or goes well. No photos: on them are people, number plates or yards sooner than one thinks."
            ),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = DriveNote.Kind.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("x_m") is None) != (cleaned.get("y_m") is None):
            cleaned["x_m"] = cleaned["y_m"] = None
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {one: self.cleaned_data[one] for one in self.FIELDS}


class NoteTaskForm(AboutNobody, forms.Form):
    """Who does something about it, and before when."""

    ASKED_ABOUT = ("title",)
    WHY_NOT = DriveNoteForm.WHY_NOT

    title = forms.CharField(label=gettext_lazy("what must be done"), max_length=200)
    organisation_id = forms.TypedChoiceField(
        label=gettext_lazy("organisation that does it"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    owner_id = forms.TypedChoiceField(
        label=gettext_lazy("owner"),
        coerce=int,
        help_text=gettext_lazy("One person who sees to it that it happens."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("ready on"),
        widget=DateInput(),
        initial=lambda: today() + USUAL_TIME,
    )

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Choice],
        owners: Iterable[Choice],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        for name, none, found in (
            ("organisation_id", _("nobody yet"), organisations),
            ("owner_id", _("choose"), owners),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type
            field.choices = [("", none), *found]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if not today() <= day <= today() + LONGEST_AHEAD:
            raise forms.ValidationError(_("Choose a day within two years from now."))
        return day

    @property
    def values(self) -> dict[str, Any]:
        names = ("title", "organisation_id", "owner_id", "due_on")
        return {one: self.cleaned_data[one] for one in names}
