"""What the hours of kinds of farm keep: nothing of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import Kept

HOURS = Kept(
    "rounds.FarmHours",
    _("hours and busy times of kinds of farm"),
    of_nobody=frozenset(
        {
            *("kind", "morning_from", "morning_until"),
            *("afternoon_from", "afternoon_until", "seasons", "version"),
        }
    ),
)
KEPT = (HOURS,)
