"""What rounds keep, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term, years

ROUNDS = Kept(
    "rounds.Round",
    _("rounds of visits"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset(
        {
            *("title", "purpose", "whom", "starts_on", "ends_on", "state", "version"),
            *("order", "order_reason", "composition"),
            *("minutes_first", "minutes_again", "minutes_not_home"),
            *("morning_from", "morning_until", "afternoon_from", "afternoon_until"),
        }
    ),
    term=Term(
        days=years(5),
        starts=_("the last day of the round"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("rounds.Round", "ends_on", "municipality"),
        warns=True,
    ),
)
AREAS = Kept(
    "rounds.RoundArea",
    _("areas of a round"),
    of_nobody=frozenset({"place"}),
    goes_with="rounds.Round",
)
DRAWS = Kept(
    "rounds.Draw",
    _("draws of the order of areas"),
    personal=frozenset({"by_one", "by_two"}),
    of_nobody=frozenset(
        {
            *("number", "frozen", "list_hash", "frozen_at", "reason"),
            *("entry_one", "entry_two", "drawn_at", "drawn"),
        }
    ),
    goes_with="rounds.Round",
)
PAUSES = Kept(
    "rounds.Pause",
    _("areas of a round that wait"),
    personal=frozenset({"about", "by", "at"}),
    of_nobody=frozenset({"why", "from_on", "until_on", "version"}),
    goes_with="rounds.RoundArea",
)
KEPT = (ROUNDS, AREAS, DRAWS, PAUSES)
