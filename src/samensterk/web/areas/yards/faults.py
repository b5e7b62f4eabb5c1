"""Why a correction is refused.

* Refused
  * AlreadyThere
  * NotOnTheList
  * BuildsOnIt
  * TargetGone
  * WishNotCarried
"""

from samensterk.web.areas.yards.models import Yard, YardCorrection


class Refused(Exception):
    """A correction does not fit what holds now; nothing was written."""


class AlreadyThere(Refused):
    """Another yard has this key."""

    def __init__(self, yard: Yard) -> None:
        super().__init__(f"{yard.key} is known already")
        self.yard = yard


class NotOnTheList(Refused):
    """Only a yard that is on the list can be merged, split or cease."""

    def __init__(self, yard: Yard) -> None:
        super().__init__(f"{yard.key} is not on the list")
        self.yard = yard


class BuildsOnIt(Refused):
    """A later correction came on top of this one: that one must be undone first."""

    def __init__(self, later: YardCorrection) -> None:
        super().__init__(f"correction {later.pk} builds on it")
        self.later = later


class TargetGone(Refused):
    """The yard that this one belonged to is not on the list any more."""


class WishNotCarried(Refused):
    """Somebody opted out, and nobody said that his wish holds for the other yard too."""

    def __init__(self, position: str) -> None:
        super().__init__(f"{position} would be lost")
        self.position = position
