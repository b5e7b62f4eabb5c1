"""The form of what a letter says and of the texts beside it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.common.unfit_words import has_citizen_number
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.setup.models import Round

FIELDS = ("ask_at", "complain_at", "answer_until", "press_text", "notice_text")
TEXTS = ("press_text", "notice_text")
TIME_TO_ANSWER = timedelta(days=7)


class AnnouncementForm(VersionedForm[Announcement]):
    """What the round itself does not say; the texts come when the rest is there."""

    class Meta:
        model = Announcement
        fields = FIELDS
        widgets = {
            "answer_until": DateInput,
            "press_text": forms.Textarea(attrs={"rows": 14}),
            "notice_text": forms.Textarea(attrs={"rows": 9}),
        }
        help_texts = {
            "ask_at": gettext_lazy(
                "An office with its telephone number, no name of somebody. For example: team Veiligheid, 14 0599."
            ),
            "complain_at": gettext_lazy("An office with its telephone number."),
            "answer_until": gettext_lazy(
                "After this day a farmer can still call, or say that he wants no visit."
            ),
            "press_text": gettext_lazy(
                "Leave it empty to make it again from the data of the round."
            ),
            "notice_text": gettext_lazy(
                "Leave it empty to make it again from the data of the round."
            ),
        }

    def __init__(self, *args: Any, of: Round, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of = of
        if self.instance._state.adding:  # noqa: SLF001 - the only way to ask
            for name in TEXTS:
                del self.fields[name]
            usual = of.starts_on - TIME_TO_ANSWER
            self.fields["answer_until"].initial = min(
                max(usual, today() + TIME_TO_ANSWER), of.ends_on
            )

    def clean_answer_until(self) -> date:
        day: date = self.cleaned_data["answer_until"]
        if day <= today():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        if day > self.of.ends_on:
            raise forms.ValidationError(
                _("The round is over by then. Choose a day within the round.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.fields:
            if has_citizen_number(str(cleaned.get(name) or "")):
                self.add_error(
                    name,
                    _(
                        "This looks like a citizen service number (BSN). It may not stand here."
                    ),
                )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {one: self.cleaned_data[one] for one in FIELDS if one in self.fields}
