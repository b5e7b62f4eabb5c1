"""What must be done before what: pure, for tasks and for steps of a run sheet alike."""

from collections.abc import Collection, Hashable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def way_round(needs: Mapping[K, Collection[K]]) -> tuple[K, ...]:
    """Give things that wait for each other in a circle, or nothing.

    `needs` gives for each thing what must be done before it. The first of the circle
    is its last as well.
    """
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()
