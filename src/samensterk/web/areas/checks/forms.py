"""Forms: ask a partner to check an area, let an analyst see the yards."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.moments import today
from samensterk.web.common.natural_order import by_number

USUAL_CHECK, LONGEST_CHECK = timedelta(days=14), timedelta(days=60)
USUAL_GRANT, LONGEST_GRANT = timedelta(days=30), timedelta(days=90)


class UntilForm(forms.Form):
    """Something that somebody may see for a purpose, until a day."""

    LONGEST: timedelta

    purpose = forms.CharField(
        label=gettext_lazy("what for"),
        max_length=200,
        help_text=gettext_lazy(
            "One line, without names. It is shown to who is asked, and kept."
        ),
    )
    ends_on = forms.DateField(label=gettext_lazy("last day"), widget=DateInput())

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day < today():
            raise forms.ValidationError(_("This day is over."))
        if day > today() + self.LONGEST:
            raise forms.ValidationError(
                _("This is too far ahead. It may be %(days)s days from today at most."),
                params={"days": self.LONGEST.days},
            )
        return day

    def _choose(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = list(choices)


class CheckForm(UntilForm):
    LONGEST = LONGEST_CHECK

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("partner"),
        coerce=int,
        help_text=gettext_lazy(
            "Organisations of which somebody has the role of partner here."
        ),
    )
    visit_area = forms.ChoiceField(label=gettext_lazy("visit area"))
    field_order = ("organisation", "visit_area", "purpose", "ends_on")

    def __init__(
        self,
        *args: Any,
        partners: Mapping[int, str],
        visit_areas: Iterable[str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._choose("organisation", partners.items())
        self._choose(
            "visit_area", ((one, one) for one in sorted(visit_areas, key=by_number))
        )
        self.fields["ends_on"].initial = today() + USUAL_CHECK


class GrantForm(UntilForm):
    LONGEST = LONGEST_GRANT

    user = forms.TypedChoiceField(label=gettext_lazy("analyst"), coerce=int)
    field_order = ("user", "purpose", "ends_on")

    def __init__(self, *args: Any, analysts: Mapping[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._choose("user", analysts.items())
        self.fields["ends_on"].initial = today() + USUAL_GRANT


class GrantedListForm(ListForm):
    """What an analyst may narrow the list by: where, never what."""

    def __init__(self, *args: Any, visit_areas: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [
            ("", _("all visit areas")),
            *[(one, one) for one in sorted(visit_areas, key=by_number)],
        ]
        self.fields["gebied"] = forms.ChoiceField(
            label=_("visit area"), required=False, choices=choices
        )
