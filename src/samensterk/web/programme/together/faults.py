"""What can go wrong when municipalities hold an event together.

* TogetherError
  * NotGoingOn
  * ShareEnded
  * JoinedMeanwhile
  * NotTakingPart
  * TaskEnded
  * TaskElsewhere
"""


class TogetherError(Exception):
    """It cannot be done so; the message is for developers."""


class NotGoingOn(TogetherError):
    """The event was cancelled or removed."""


class ShareEnded(TogetherError):
    """The question was withdrawn or declined, or the guest has left."""


class JoinedMeanwhile(TogetherError):
    """The guest joined after this page was opened; ending it now means more."""


class NotTakingPart(TogetherError):
    """A municipality does not take part in the event."""


class TaskEnded(TogetherError):
    """What is done or dropped is handed to nobody."""


class TaskElsewhere(TogetherError):
    """Another municipality has the task by now."""
