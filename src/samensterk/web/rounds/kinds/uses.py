"""Where others say how many planned visits fall outside the hours of a kind of farm."""

from collections.abc import Callable, Mapping, Sequence

from samensterk.web.rounds.kinds.limits import Limits

# Of a municipality and the settings of its kinds: how many, by kind.
Counter = Callable[[int, Sequence[Limits]], Mapping[str, int]]
COUNTERS: list[Counter] = []


def n_outside(municipality_id: int, limits: Sequence[Limits]) -> dict[str, int]:
    """Count by kind what was planned before and falls outside now; nothing moves."""
    found = dict.fromkeys((one.kind for one in limits), 0)
    for count in COUNTERS:
        for kind, n in count(municipality_id, limits).items():
            found[kind] += n
    return found
