"""What can go wrong with visits.

* VisitError
  * NumberTaken
  * AlreadyRecorded
  * NotYours
"""

from samensterk.web.rounds.visits.models import Visit


class VisitError(Exception):
    """A visit cannot be written down so; the message is for developers."""


class NumberTaken(VisitError):
    """The number of the form is that of another visit."""


class AlreadyRecorded(VisitError):
    """A colleague wrote this visit down first; `current` holds it."""

    def __init__(self, current: Visit) -> None:
        super().__init__("this visit is written down already")
        self.current = current


class NotYours(VisitError):
    """Only who wrote it changes it, on the same day; later a coordinator does."""
