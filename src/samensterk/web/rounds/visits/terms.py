"""What visits keep of people, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import PUBLIC_TASK, Kept, Rows, Term, years

VISITS = Kept(
    "rounds.Visit",
    _("visits to yards"),
    personal=frozenset(
        {
            *("key", "on", "half", "outcome", "later_on"),
            *("topics", "material", "can_do", "by", "at"),
        }
    ),
    of_nobody=frozenset({"version"}),
    term=Term(
        days=years(3),
        starts=_("the day of the visit"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.Visit", "on", "municipality"),
    ),
)
NOTES = Kept(
    "rounds.VisitNote",
    _("short notes of a visit"),
    personal=frozenset({"key", "text", "at"}),
    term=Term(
        days=365,
        starts=_("the moment of writing"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.VisitNote", "at", "municipality"),
    ),
)
COUNTS = Kept(
    "rounds.VisitCount",
    _("numbers of visits per area"),
    of_nobody=frozenset({"outcome", "n", "last_on"}),
    goes_with="rounds.Round",
)
KEPT = (VISITS, NOTES, COUNTS)
