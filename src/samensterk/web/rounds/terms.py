"""What this room keeps of people, wing by wing."""

from samensterk.web.rounds.rules import terms as rules
from samensterk.web.rounds.setup import terms as setup
from samensterk.web.rounds.teams import terms as teams

KEPT = (*rules.KEPT, *setup.KEPT, *teams.KEPT)
