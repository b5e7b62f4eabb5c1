"""How long each step of a run took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds per step, in the order in which the steps began.

    Parameters
    ----------
    now : a clock in seconds, such as `time.perf_counter`
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count the time inside the block as this step; the same name adds up."""
        start = self._now()
        try:
            yield
        finally:
            spent_s = self._now() - start
            self.seconds[name] = round(self.seconds.get(name, 0.0) + spent_s, 3)

    def beside(self) -> "Stopwatch":
        """Go on with a watch of its own, for one of several pieces of work."""
        other = Stopwatch(self._now)
        other.seconds = dict(self.seconds)
        return other
