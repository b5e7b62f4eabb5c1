"""The models of the wings of this room."""

from samensterk.web.rounds.coverage.models import AreaRhythm
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.kinds.models import FarmHours
from samensterk.web.rounds.letters.models import (
    Announcement,
    Answer,
    AnswerCode,
    Letter,
)
from samensterk.web.rounds.plans.models import PlanRun, RoadClosure, Stop
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.models import Draw, Pause, Round, RoundArea
from samensterk.web.rounds.teams.models import NamePolicy, Shift, Team, TeamMember
from samensterk.web.rounds.visits.models import Visit, VisitCount, VisitNote

__all__ = [
    "Announcement",
    "Answer",
    "AnswerCode",
    "AreaRhythm",
    "Draw",
    "FarmHours",
    "FieldRule",
    "Harvest",
    "Letter",
    "NamePolicy",
    "Pause",
    "PlanRun",
    "RoadClosure",
    "Round",
    "RoundArea",
    "Shift",
    "Stop",
    "Team",
    "TeamMember",
    "Visit",
    "VisitCount",
    "VisitNote",
]
