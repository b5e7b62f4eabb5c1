"""Questions to ask at the table, per theme: about the area, never about somebody."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.talks.models import TalkNote

Theme = TalkNote.Theme
QUESTIONS: Mapping[Theme, Sequence[Promise]] = {
    Theme.QUIET_PLACES: (
        _("Where does nobody come by, by day or by night?"),
        _("Who looks around here, and how often?"),
        _("Which roads and tracks are used without a clear destination?"),
    ),
    Theme.EMPTY_BUILDINGS: (
        _("Is more space becoming empty in this area than before?"),
        _("What do people here do with barns that they need no more?"),
        _("Do people here know how to rent out space safely?"),
    ),
    Theme.WASTE: (
        _("At which spots in public space is waste dumped, and what kind?"),
        _("Who clears it, and who is told?"),
    ),
    Theme.LIVABILITY: (
        _("Do people here know each other, and do they look after each other?"),
        _("Whom do they call when something is not right?"),
        _("What changes in this area: people leaving, people coming, facilities?"),
    ),
    Theme.CHANCES: (
        _("What goes well here, and why?"),
        _("Who here could help others: an association, a village board, a firm?"),
    ),
    Theme.OTHER: (_("What did we not ask, and should we know of this area?"),),
}
