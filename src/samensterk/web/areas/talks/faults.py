"""What can go wrong with table talks.

* TalkError
  * TalkClosed
"""


class TalkError(Exception):
    """A table talk cannot be changed so; the message is for developers."""


class TalkClosed(TalkError):
    """It was closed: nothing is written down until somebody opens it again."""
