"""Classes of a map: which values share a colour, and which colours those are.

Pure: values in, classes out. Classes hold about as many areas each (quantiles), because
figures of areas are skewed and equal steps would put nearly all of them in one. Equal
values are never apart. A class says how large a figure is, not whether that is good.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 5  # classes; more cannot be told apart on a map (ColorBrewer, Harrower 2003)
# One hue from light to dark, in even steps of lightness (CIE L* 93, 77, 61, 45, 29), so
# that who is colour-blind and who prints in grey sees the same order.
PALETTE = ("#e0eef5", "#a5c6d9", "#6a9dbc", "#31749a", "#124a6c")
_SPREAD: dict[int, tuple[int, ...]] = {
    1: (2,),
    2: (1, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
}


@dataclass(frozen=True, slots=True)
class Class:
    """One class: its least and largest value as shown, and its colour.

    Attributes
    ----------
    paints_from : a value that is as large as this, before rounding, belongs here
    """

    least: float
    largest: float
    paints_from: float
    n_areas: int
    colour: str


def rounded(value: float, step: float) -> float:
    """Round as figures are shown: to the nearest step, halves up."""
    return math.floor(value / step + 0.5) * step


def classify(values: Iterable[float], step: float = 1.0) -> tuple[Class, ...]:
    """Divide known values over at most five classes.

    Parameters
    ----------
    step : to which figures are rounded when they are shown; ranges then do not overlap
    """
    shown = sorted(rounded(one, step) for one in values)
    if not shown:
        return ()
    starts = _starts(shown)
    beyond = [*starts[1:], len(shown)]
    colours = [PALETTE[one] for one in _SPREAD[len(starts)]]
    return tuple(
        Class(
            least=shown[first],
            largest=shown[end - 1],
            paints_from=shown[first] - step / 2,
            n_areas=end - first,
            colour=colour,
        )
        for first, end, colour in zip(starts, beyond, colours, strict=True)
    )


def _starts(shown: Sequence[float]) -> list[int]:
    """Give where each class begins, moved to the first of values that are equal."""
    if len(set(shown)) <= MOST:
        return [at for at, one in enumerate(shown) if at == 0 or one != shown[at - 1]]
    wanted = [len(shown) * part // MOST for part in range(MOST)]
    return sorted({shown.index(shown[at]) for at in wanted})
