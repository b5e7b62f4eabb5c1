"""What somebody tries out: it stands in the address and is saved nowhere."""

from django import forms
from django.utils.translation import gettext_lazy

from samensterk.web.rounds.capacity.fitting import WhatIf

MOST_EXTRA = 200
SHORTEST, LONGEST = 5, 180  # minutes
MOST_VISITS = 15


class WhatIfForm(forms.Form):
    """Every field may stay empty: it is then as it is."""

    erbij = forms.IntegerField(
        label=gettext_lazy("team-days more, or fewer with a minus"),
        min_value=-MOST_EXTRA,
        max_value=MOST_EXTRA,
        required=False,
    )
    minuten = forms.IntegerField(
        label=gettext_lazy("minutes for a visit"),
        min_value=SHORTEST,
        max_value=LONGEST,
        required=False,
    )
    hoogstens = forms.IntegerField(
        label=gettext_lazy("most visits of a team in a day"),
        min_value=1,
        max_value=MOST_VISITS,
        required=False,
    )

    @property
    def what_if(self) -> WhatIf:
        """Give what was filled in right; what was not is left as it is."""
        given = self.cleaned_data
        return WhatIf(
            extra=given.get("erbij") or 0,
            minutes=given.get("minuten"),
            most=given.get("hoogstens"),
        )
