"""What this room keeps of people, wing by wing."""

from samensterk.web.rounds.coverage import terms as coverage
from samensterk.web.rounds.harvest import terms as harvest
from samensterk.web.rounds.kinds import terms as kinds
from samensterk.web.rounds.letters import terms as letters
from samensterk.web.rounds.plans import terms as plans
from samensterk.web.rounds.rules import terms as rules
from samensterk.web.rounds.setup import terms as setup
from samensterk.web.rounds.teams import terms as teams
from samensterk.web.rounds.visits import terms as visits

KEPT = (
    *rules.KEPT,
    *setup.KEPT,
    *teams.KEPT,
    *kinds.KEPT,
    *plans.KEPT,
    *letters.KEPT,
    *visits.KEPT,
    *coverage.KEPT,
    *harvest.KEPT,
)
