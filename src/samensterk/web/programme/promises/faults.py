"""What can go wrong with promises.

* PromiseError
  * AlreadyAnswered
  * NumberTaken
  * NotAnOwner
  * EventGone
"""

from samensterk.web.programme.promises.models import Promise


class PromiseError(Exception):
    """A promise cannot be changed so; the message is for developers."""


class AlreadyAnswered(PromiseError):
    """Somebody else wrote the answer first; `current` holds it."""

    def __init__(self, current: Promise) -> None:
        super().__init__("there is an answer already")
        self.current = current


class NumberTaken(PromiseError):
    """The number of the form is that of another promise."""


class NotAnOwner(PromiseError):
    """Nobody with such a role works here today."""


class EventGone(PromiseError):
    """The event where it was promised was removed while the form was filled in."""
