"""How far a scan is, told to its job; and the place where it can be stopped."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samensterk.products.stopwatch import Stopwatch
from samensterk.sources.reading import Tick
from samensterk.web.common.jobs import JobRun

EVERY_S = 0.5


class Teller:
    """Tells a job how far it is, not oftener than twice a second.

    Parameters
    ----------
    total : pieces of work: files to read, municipalities to describe
    """

    def __init__(self, run: JobRun, total: int) -> None:
        self._run, self._total = run, total
        self._done, self._step, self._last_s = 0, "", 0.0
        self._is_reading = False
        self._read: set[str] = set()  # names; a file of roads is read twice

    def begin(self, step: str) -> None:
        """Begin with something else; a file that was read until now is done."""
        if self._is_reading:
            self._is_reading = False
            self._done = min(self._done + 1, self._total)
        self._step = step[:200]
        self.tell()

    def finish(self) -> None:
        """One piece is done."""
        self._done = min(self._done + 1, self._total)
        self.tell()

    def tell(self) -> None:
        """Tell at once; stops the work when somebody asked for that.

        Raises
        ------
        JobStopped
        """
        self._last_s = time.monotonic()
        self._run.report(self._done, self._total, self._step)

    def tick(self) -> None:
        if time.monotonic() - self._last_s >= EVERY_S:
            self.tell()

    def reading(self, name: str) -> Tick:
        """Give what is told how many records of a file were read."""
        self.begin(_("reading %s") % name)
        self._is_reading = name not in self._read
        self._read.add(name)
        n_read = 0

        def tick(count: int) -> None:
            nonlocal n_read
            n_read += count
            words = {"name": name, "n": number_format(n_read, force_grouping=True)}
            self._step = (_("reading %(name)s: %(n)s objects") % words)[:200]
            self.tick()

        return tick

    def sleep(self, seconds: float) -> None:
        """Wait, and still listen."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            time.sleep(min(left_s, 1.0))
            self.tick()


class ToldStopwatch(Stopwatch):
    """A stopwatch of which every step is a place to stop."""

    def __init__(self, now: Callable[[], float], teller: Teller) -> None:
        super().__init__(now)
        self._teller = teller

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._teller.tick()
        with super().step(name):
            yield

    def beside(self) -> Stopwatch:
        other = ToldStopwatch(self._now, self._teller)
        other.seconds = dict(self.seconds)
        return other
