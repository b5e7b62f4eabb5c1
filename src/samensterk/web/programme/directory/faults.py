"""What can go wrong in the partner directory and the menukaart.

* DirectoryError
  * LinkClosed
  * HasLeft
  * NotOurs
"""


class DirectoryError(Exception):
    """Something cannot be changed so; the message is for developers."""


class LinkClosed(DirectoryError):
    """The link of the yearly question was used, or its time is over."""


class HasLeft(DirectoryError):
    """Nobody can confirm the data of who works there no more."""


class NotOurs(DirectoryError):
    """What came with the software is changed by a newer version only."""
