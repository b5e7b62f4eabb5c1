"""What this room tells the rooms below it when the site starts, wing by wing."""

from samensterk.web.common.keeping import KEEPING
from samensterk.web.rounds import terms
from samensterk.web.rounds.capacity import registering as capacity
from samensterk.web.rounds.rules import registering as rules
from samensterk.web.rounds.setup import registering as setup
from samensterk.web.rounds.teams import registering as teams

# The order in which their parts stand on pages.
WINGS = (setup, teams, capacity, rules)


def register() -> None:
    KEEPING.register(*terms.KEPT)
    for wing in WINGS:
        wing.register()
