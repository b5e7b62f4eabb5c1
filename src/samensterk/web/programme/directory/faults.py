"""What can go wrong in the partner directory and the menukaart.

* DirectoryError
  * ChangedMeanwhile
  * LinkClosed
  * HasLeft
  * NotOurs
"""

from samensterk.web.programme.directory.models import Contact, Offer


class DirectoryError(Exception):
    """Something cannot be changed so; the message is for developers."""


class ChangedMeanwhile(DirectoryError):
    """Somebody else saved first; `current` is what stands there now."""

    def __init__(self, current: Contact | Offer) -> None:
        super().__init__(f"version {current.version} is there already")
        self.current = current


class LinkClosed(DirectoryError):
    """The link of the yearly question was used, or its time is over."""


class HasLeft(DirectoryError):
    """Nobody can confirm the data of who works there no more."""


class NotOurs(DirectoryError):
    """What came with the software is changed by a newer version only."""
