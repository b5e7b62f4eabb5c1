"""What coverage keeps: nothing of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import Kept

RHYTHMS = Kept(
    "rounds.AreaRhythm",
    _("how often areas are visited"),
    of_nobody=frozenset({"ground", "months", "version"}),
)
KEPT = (RHYTHMS,)
