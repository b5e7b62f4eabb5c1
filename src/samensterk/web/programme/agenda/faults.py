"""What can go wrong with events and tasks.

* AgendaError
  * HasOpenPromises
  * CircularNeeds
"""

from collections.abc import Sequence


class AgendaError(Exception):
    """An event or task cannot be changed so; the message is for developers."""


class HasOpenPromises(AgendaError):
    """An event cannot go while residents wait for something promised there."""

    def __init__(self, n_open: int) -> None:
        super().__init__(f"{n_open} promises are open")
        self.n_open = n_open


class CircularNeeds(AgendaError):
    """Tasks would wait for each other for ever; `titles` is the way round."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(" > ".join(titles))
        self.titles = tuple(titles)
