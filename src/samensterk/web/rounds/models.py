"""The models of the wings of this room."""

from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.models import Draw, Pause, Round, RoundArea
from samensterk.web.rounds.teams.models import NamePolicy, Shift, Team, TeamMember

__all__ = [
    "Draw",
    "FieldRule",
    "NamePolicy",
    "Pause",
    "Round",
    "RoundArea",
    "Shift",
    "Team",
    "TeamMember",
]
