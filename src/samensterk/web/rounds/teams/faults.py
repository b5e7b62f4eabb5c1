"""What can go wrong with teams.

* TeamFault
  * RoundIsClosed
  * NameTaken
  * InTheTeamAlready
  * HalfDaysInUse
  * NamesTooLong
  * PolicyChanged
"""

from collections.abc import Sequence
from typing import Any


class TeamFault(Exception):
    """Nothing was written; the message is for developers."""


class RoundIsClosed(TeamFault):
    """The teams of a round that is over stay as they were."""


class NameTaken(TeamFault):
    """Another team of this round has this name."""


class InTheTeamAlready(TeamFault):
    """Somebody with this account is in this team."""


class HalfDaysInUse(TeamFault):
    """Visits are planned on these half days: they are planned anew first."""

    def __init__(self, half_days: Sequence[Any]) -> None:
        super().__init__(f"{len(half_days)} half days are in use")
        self.half_days = half_days


class NamesTooLong(TeamFault):
    """These people are named with more than their employer wants to show."""

    def __init__(self, people: Sequence[Any]) -> None:
        super().__init__(f"{len(people)} names say too much")
        self.people = people


class PolicyChanged(TeamFault):
    """Somebody else chose something meanwhile; `current` is what holds now."""

    def __init__(self, current: str) -> None:
        super().__init__(f"it is {current} now")
        self.current = current
