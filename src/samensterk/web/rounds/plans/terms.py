"""What plans of rounds keep, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import PUBLIC_TASK, Kept, Rows, Term

STOPS = Kept(
    "rounds.Stop",
    _("planned visits"),
    personal=frozenset(
        {
            *("key", "wanted_on", "wanted_half", "wanted_from", "wanted_until"),
            *("asked_by", "asked_on"),
            *("needs", "animals", "farm", "farm_told_on"),
            *("told_from", "told_until"),
            *("day", "begins", "ends", "place", "drive_s", "unplaced"),
        }
    ),
    of_nobody=frozenset({"kind", "state", "minutes", "version"}),
    term=Term(
        days=365,
        starts=_("the last day of the round"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.Stop", "of__ends_on", "municipality"),
    ),
)
RUNS = Kept(
    "rounds.PlanRun",
    _("runs of the planner"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset({"number", "seed", "totals", "ended_at"}),
    goes_with="rounds.Round",
)
CLOSURES = Kept(
    "rounds.RoadClosure",
    _("roads that are closed"),
    of_nobody=frozenset({"name", "x_m", "y_m", "radius_m", "from_on", "until_on"}),
    goes_with="rounds.Round",
)
KEPT = (STOPS, RUNS, CLOSURES)
