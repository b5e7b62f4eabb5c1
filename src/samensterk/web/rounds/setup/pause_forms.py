"""The form of an area that waits."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.setup.models import Pause, Round, RoundArea
from samensterk.web.rounds.setup.suspicion import NoSuspicion


class PauseForm(AboutNobody, NoSuspicion, VersionedForm[Pause]):
    """Why an area waits, from when, and how long."""

    ASKED_ABOUT = ("about",)
    READ_BY_FARMERS = ("about",)
    WHY_NOT = gettext_lazy("An area waits, whoever it is about: name nobody.")
    FIELDS = ("why", "about", "from_on", "until_on")

    class Meta:
        model = Pause
        fields = ("why", "about", "from_on", "until_on")
        widgets = {
            "why": forms.RadioSelect,
            "from_on": DateInput(),
            "until_on": DateInput(),
        }
        help_texts = {
            "about": gettext_lazy(
                "For example: protection zone around Oosterlage, hygiene rules on every yard."
            ),
            "until_on": gettext_lazy("Empty: until somebody ends it here."),
        }

    def __init__(
        self, *args: Any, of: Round, rows: Sequence[RoundArea] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.of = of
        self.rows = {str(one.pk): one for one in rows}
        self.fields["why"].choices = Pause.Why.choices  # type: ignore[attr-defined]
        if rows:
            self.fields["areas"] = forms.MultipleChoiceField(
                label=_("areas that wait"),
                choices=[(key, one.area.name) for key, one in self.rows.items()],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one area.")},
            )
            self.order_fields(["areas", *self.FIELDS])
            self.initial.setdefault("from_on", today())

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.FIELDS}

    @property
    def areas(self) -> list[RoundArea]:
        return [self.rows[one] for one in self.cleaned_data["areas"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first: date | None = cleaned.get("from_on")
        last: date | None = cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day is before the first."))
        elif first and first > self.of.ends_on:
            self.add_error("from_on", _("The round is over by then."))
        elif last and last < self.of.starts_on:
            self.add_error("until_on", _("The round has not begun by then."))
        return cleaned
