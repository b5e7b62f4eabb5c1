"""What can go wrong with hours of kinds of farm.

* KindError
  * KindTwice
"""


class KindError(Exception):
    """The hours cannot be set so; the message is for developers."""


class KindTwice(KindError):
    """Hours of the kind were set already."""
