"""What can go wrong with rounds, their areas, order, draws and pauses.

* RoundError
  * NotDraft
  * NotAnnounced
  * ForeignArea
  * FewAreas
  * OrderIsDrawn
  * DrawIsOpen
  * NotWaiting
  * AreasChanged
  * SamePerson
  * WaitsAlready
"""


class RoundError(Exception):
    """A round cannot be changed so; the message is for developers."""


class NotDraft(RoundError):
    """It was announced or closed: what farmers were told holds."""


class NotAnnounced(RoundError):
    """Only a round that residents were told of is closed."""


class ForeignArea(RoundError):
    """An area is no visit area of the scan of this round."""


class FewAreas(RoundError):
    """One area, or none, has no order to draw."""


class OrderIsDrawn(RoundError):
    """There was a draw: another order than a drawn one would undo it."""


class DrawIsOpen(RoundError):
    """A draw waits for its second number already."""


class NotWaiting(RoundError):
    """The draw has ended: both numbers are there, or it is void."""


class AreasChanged(RoundError):
    """The areas are not those of the frozen list any more; the draw is void now."""


class SamePerson(RoundError):
    """The second number must be of somebody else."""


class WaitsAlready(RoundError):
    """The area has a pause in that time already."""
