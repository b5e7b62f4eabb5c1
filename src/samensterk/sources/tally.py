"""Count the rows that cannot be used, so that none is lost in silence."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.sources.reading import Problem


@dataclass(slots=True)
class Tally:
    """Counts what cannot be used, by reason, over all batches, from any thread."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    _lock: Any = field(default_factory=Lock, repr=False, compare=False)

    def add(self, reason: str, hits: Mask, names: Any) -> None:
        """Count the rows of a mask (n,); `names` (n,) are their ids."""
        found = [str(names[row]) for row in np.flatnonzero(hits).tolist()]
        if not found:
            return
        with self._lock:
            self.counts[reason] += len(found)
            first = min([*found, *filter(None, [self.examples.get(reason)])])
            self.examples[reason] = first

    def problems(self, dropped: set[str]) -> tuple[Problem, ...]:
        return tuple(
            Problem(reason, count, self.examples[reason], is_dropped=reason in dropped)
            for reason, count in sorted(self.counts.items())
        )
