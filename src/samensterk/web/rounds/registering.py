"""What this room tells the rooms below it when the site starts, wing by wing."""

from samensterk.web.common.keeping import KEEPING
from samensterk.web.rounds import terms
from samensterk.web.rounds.capacity import registering as capacity
from samensterk.web.rounds.coverage import registering as coverage
from samensterk.web.rounds.harvest import registering as harvest
from samensterk.web.rounds.kinds import registering as kinds
from samensterk.web.rounds.letters import registering as letters
from samensterk.web.rounds.plans import registering as plans
from samensterk.web.rounds.rules import registering as rules
from samensterk.web.rounds.setup import registering as setup
from samensterk.web.rounds.teams import registering as teams
from samensterk.web.rounds.visits import registering as visits

# The order in which their parts stand on pages.
WINGS = (
    setup,
    teams,
    kinds,
    capacity,
    plans,
    letters,
    visits,
    coverage,
    harvest,
    rules,
)


def register() -> None:
    KEEPING.register(*terms.KEPT)
    for wing in WINGS:
        wing.register()
