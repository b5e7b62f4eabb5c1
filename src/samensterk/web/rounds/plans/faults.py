"""What can go wrong with plans of rounds.

* PlanFault
  * NoDaysLeft
  * NobodyToVisit
  * HoursTooShort
  * TooManyVisits
  * PlannedAlready
  * ClosedRound
  * NotToCome
  * NoPlaceThere
  * OtherOutcome
  * MayNotCome
  * ThereAlready
"""

from dataclasses import dataclass
from datetime import date, time

from samensterk.planning.rounds import Reason


class PlanFault(Exception):
    """A round cannot be planned so; the message is for developers."""


class NoDaysLeft(PlanFault):
    """No team can on any day that is still to come."""


class NobodyToVisit(PlanFault):
    """No area is chosen, or no yard in them is to be visited."""


class HoursTooShort(PlanFault):
    """A visit takes longer than the hours in which farmers can be visited."""


class TooManyVisits(PlanFault):
    """There are more visits than can be planned at once."""

    def __init__(self, n_visits: int) -> None:
        super().__init__(f"{n_visits} visits")
        self.n_visits = n_visits


class PlannedAlready(PlanFault):
    """Somebody else has this round planned at this moment."""


class ClosedRound(PlanFault):
    """The round is over: its plan stays as it was."""


class NotToCome(PlanFault):
    """The visit has been, or lapsed."""


@dataclass(frozen=True, slots=True)
class Possible:
    """When a visit could begin on a day; without a team that day, on which days one can."""

    day: date
    from_at: time | None = None
    until_at: time | None = None
    other_days: tuple[date, ...] = ()


class NoPlaceThere(PlanFault):
    """The visit cannot be where it was asked to be; `possible` is what could."""

    def __init__(self, reason: Reason, possible: Possible | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.possible = possible


class OtherOutcome(PlanFault):
    """The plan changed since it was shown what a change would do."""


class MayNotCome(PlanFault):
    """No visit can be planned at this address."""


class ThereAlready(PlanFault):
    """The address has a visit in this round."""
