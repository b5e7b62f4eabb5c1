"""What can go wrong with events and tasks.

* AgendaError
  * ChangedMeanwhile
  * HasOpenPromises
  * CircularNeeds
  * NoSuchMoment
  * Gone
"""

from collections.abc import Sequence

from django.http import Http404

from samensterk.web.programme.agenda.models import Event, Task


class AgendaError(Exception):
    """An event or task cannot be changed so; the message is for developers."""


class ChangedMeanwhile(AgendaError):
    """Somebody else saved first; `current` is what stands there now."""

    def __init__(self, current: Event | Task) -> None:
        super().__init__(f"version {current.version} is there already")
        self.current = current


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


class NoSuchMoment(AgendaError):
    """The clock skips this time, in the night in which summer time begins."""


class Gone(AgendaError, Http404):
    """It was removed, or handed to another municipality, since it was fetched.

    A page that does not ask is answered as any other that is not there.
    """
