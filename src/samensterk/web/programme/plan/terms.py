"""What the programme itself keeps of people: who did what."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term

AIMS = Kept(
    "programme.Aim",
    _("aims of a programme"),
    of_nobody=frozenset(
        {
            "theme",
            "text",
            "measure",
            "start",
            "target",
            "reached",
            "reached_on",
            "version",
        }
    ),
    goes_with="programme.Programme",
)
PHASES = Kept(
    "programme.Phase",
    _("phases of a programme"),
    of_nobody=frozenset({"title", "about", "starts_on", "ends_on", "version"}),
    goes_with="programme.Programme",
)
CONTRIBUTIONS = Kept(
    "programme.Contribution",
    _("what partners contribute"),
    of_nobody=frozenset({"text", "hours_promised", "version"}),
    goes_with="programme.Programme",
)
WORKED = Kept(
    "programme.WorkedHours",
    _("hours that organisations used"),
    of_nobody=frozenset({"id", "on", "hours", "what"}),
    goes_with="programme.Programme",
)
ACTIVITIES = Kept(
    "programme.Activity",
    _("who did what in a programme"),
    personal=frozenset({"by", "at"}),
    of_nobody=frozenset({"verb", "about"}),
    term=Term(
        days=365,
        starts=_("the day it was done"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.Activity", "at", "municipality"),
    ),
)
KEPT = (AIMS, PHASES, CONTRIBUTIONS, WORKED, ACTIVITIES)
