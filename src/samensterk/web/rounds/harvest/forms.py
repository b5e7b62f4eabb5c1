"""Forms about what was heard: they ask about names, addresses and words of suspicion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samensterk.web.common.about_nobody import AboutNobody
from samensterk.web.common.versions import VersionedForm
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.setup.suspicion import NoSuspicion

MOST_SIGNS = 3000


class HarvestForm(AboutNobody, NoSuspicion, VersionedForm[Harvest]):
    """What was heard and what is done with it, as everybody reads it."""

    ASKED_ABOUT = ("heard", "doing")
    READ_BY_FARMERS = ("heard", "doing")
    WHY_NOT = gettext_lazy(
        "Everybody reads this, and neighbours know each other: tell what was heard, never of whom."
    )

    class Meta:
        model = Harvest
        fields = ("heard", "doing")
        widgets = {
            "heard": forms.Textarea(attrs={"rows": 8}),
            "doing": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "heard": gettext_lazy(
                "Write what more than one told, in short sentences. For example: Many people miss light along the Kerkweg."
            ),
            "doing": gettext_lazy(
                "Say who does what, and by when. Say also what cannot be done, and why."
            ),
        }

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("heard", "doing")}


class VersionForm(forms.Form):
    """Which version somebody looked at when he pressed a button."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1
    )


class TakeBackForm(AboutNobody, VersionForm):
    """Why a page is taken back; whoever comes to it reads that."""

    ASKED_ABOUT = ("why",)

    why = forms.CharField(
        label=gettext_lazy("why it is taken back"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Whoever has the address reads this. For example: A number was wrong; a better page follows."
        ),
    )
