"""The form of the rule, and a text to start from."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.forms import DateInput
from samensterk.web.common.moments import today
from samensterk.web.rounds.rules.models import FieldRule

FIRST_YEAR = 2000
DRAFT = {
    "acute": gettext_lazy(
        "At acute danger to people or animals we call 112 and we leave. Do we see signs of a serious crime, such as a drug laboratory or people who are exploited, then we leave as well and tell the police. We say so beforehand, so that you know it."
    ),
    "leaves": gettext_lazy(
        "We come to talk, not to check. We do not look at permits, environmental rules, manure, animals or taxes. We do not ask who lives or works with you, and we ask for no papers. Waste or old things on the yard we leave alone. We take no photos, and of all this we write nothing down and pass nothing on."
    ),
}


class RuleForm(AboutNobody, forms.ModelForm[FieldRule]):
    """What the team does, what it leaves alone, and who decided so."""

    ASKED_ABOUT = ("acute", "leaves", "decided_by")
    WHY_NOT = gettext_lazy(
        "Everybody reads this rule, and it holds for all: it is never about somebody."
    )
    FIELDS = ("acute", "leaves", "decided_by", "decided_on")

    # The edition that the writer began from.
    seen = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    class Meta:
        model = FieldRule
        fields = ("acute", "leaves", "decided_by", "decided_on")
        widgets = {
            "acute": forms.Textarea(attrs={"rows": 5}),
            "leaves": forms.Textarea(attrs={"rows": 6}),
            "decided_on": DateInput(),
        }
        help_texts = {
            "acute": gettext_lazy(
                "Be clear: when does the team call 112, what does it pass on, and to whom."
            ),
            "leaves": gettext_lazy(
                "For example: permits, environmental rules, who lives there, papers, waste."
            ),
            "decided_by": gettext_lazy(
                "An office, no person. For example: mayor and aldermen."
            ),
        }

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.FIELDS}

    @property
    def number_seen(self) -> int:
        return self.cleaned_data.get("seen") or 0

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Check the year."))
        if day > today():
            raise forms.ValidationError(
                _("This day is still to come. Publish the rule once it is decided.")
            )
        return day

    def see(self, number: int) -> None:
        """Let the writer go on from the edition that holds now, with his own words."""
        self.data = dict(self.data.items()) | {self.add_prefix("seen"): str(number)}


def first_words(rule: FieldRule | None, *, is_draft: bool) -> dict[str, Any]:
    """Give what the form begins with: the edition that holds, a draft, or nothing."""
    if rule is not None:
        return {
            "acute": rule.acute,
            "leaves": rule.leaves,
            "decided_by": rule.decided_by,
            "decided_on": today(),
            "seen": rule.number,
        }
    words = {name: str(text) for name, text in DRAFT.items()} if is_draft else {}
    return {**words, "decided_on": today(), "seen": 0}
