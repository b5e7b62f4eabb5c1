"""What teams keep of the people in them, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term

POLICIES = Kept(
    "rounds.NamePolicy",
    _("how employers want their people to be named"),
    of_nobody=frozenset({"shown"}),
)
TEAMS = Kept(
    "rounds.Team",
    _("teams of a round"),
    of_nobody=frozenset(
        {
            *("name", "starts_at", "start_x_m", "start_y_m"),
            *("ends_at", "end_x_m", "end_y_m"),
            *("lunch_from", "lunch_minutes", "most_visits", "languages", "version"),
        }
    ),
    goes_with="rounds.Round",
)
MEMBERS = Kept(
    "rounds.TeamMember",
    _("people in teams"),
    personal=frozenset({"user", "shown_as", "part"}),
    of_nobody=frozenset({"version"}),
    term=Term(
        days=180,
        starts=_("the last day of the round"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("rounds.TeamMember", "team__of__ends_on", "municipality"),
    ),
)
SHIFTS = Kept(
    "rounds.Shift",
    _("half days on which teams can"),
    of_nobody=frozenset({"day", "half"}),
    goes_with="rounds.Team",
)
KEPT = (POLICIES, TEAMS, MEMBERS, SHIFTS)
