"""How long a solver may think: by a clock, or by a number of steps that never differs."""

from collections.abc import Callable
from dataclasses import dataclass, field

Clock = Callable[[], float]


@dataclass(frozen=True)
class Effort:
    """A limit of time that began when this was made.

    With `iterations` the clock is not asked: the same problem and seed then give the
    same plan on every machine, however busy it is. `workers` think side by side.
    """

    seconds: float
    clock: Clock
    iterations: int | None = None
    workers: int = 2
    began: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "began", self.clock())

    @property
    def left_s(self) -> float:
        """Give the seconds that are left, none below zero."""
        return max(self.began + self.seconds - self.clock(), 0.0)

    def part(self, share: float) -> "Effort":
        """Give a share of what is left, as a limit that begins now."""
        n_steps = None if self.iterations is None else int(self.iterations * share)
        return Effort(self.left_s * share, self.clock, n_steps, self.workers)
