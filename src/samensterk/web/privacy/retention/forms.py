"""Forms about terms, records and the archive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import Term
from samensterk.web.privacy.retention.models import RecordDecision

WITHOUT_NAMES = _("In a few words, and without names of people.")


def _reason() -> forms.CharField:
    return forms.CharField(label=_("reason"), max_length=300, help_text=WITHOUT_NAMES)


class ShortenForm(forms.Form):
    """A shorter term, in days."""

    days = forms.IntegerField(label=_("number of days"))
    reason = _reason()

    def __init__(self, *args: Any, term: Term, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["days"]
        assert isinstance(field, forms.IntegerField)  # noqa: S101 - for the type
        field.help_text = _("From %(least)s up to and including %(most)s.") % {
            "least": term.shortest,
            "most": term.days - 1,
        }
        field.widget.attrs |= {"min": term.shortest, "max": term.days - 1}

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        if abs(days) > 1_000_000:  # no database keeps such a number
            raise forms.ValidationError(_("This is no number of days."))
        return days


class DecideForm(forms.Form):
    """Which of two terms that are at odds goes first."""

    choice = forms.ChoiceField(
        label=_("what is done"),
        choices=RecordDecision.Choice.choices,
        widget=forms.RadioSelect,
    )
    reason = _reason()


class TakenForm(forms.Form):
    """Somebody says that a file is safe elsewhere."""

    taken = forms.BooleanField(
        label=_(
            "The file is in the archive of the municipality and can be opened there"
        ),
        error_messages={
            "required": _(
                "Tick the box when the file is in the archive; until then it stays here."
            )
        },
    )
