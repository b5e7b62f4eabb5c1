"""What can go wrong with joint drives.

* DriveError
  * NoProgramme
"""


class DriveError(Exception):
    """A joint drive cannot be changed so; the message is for developers."""


class NoProgramme(DriveError):
    """A task is part of a programme, and there is none."""
