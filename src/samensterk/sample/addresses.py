"""Address objects of the buildings: number, letter, postcode, place, status."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from samensterk.geo.arrays import Counts, Indices, Mask
from samensterk.sample.buildings import BARN, FARMHOUSE, WORKPLACE, Buildings

UNIT_STATUSES = (
    "Verblijfsobject in gebruik",
    "Verblijfsobject in gebruik (niet ingemeten)",
    "Verbouwing verblijfsobject",
    "Verblijfsobject gevormd",
    "Verblijfsobject buiten gebruik",
)
_PER_POSTCODE = 22
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"  # letters the post uses; SA, SD and SS it never does
_PAIRS = [
    first + second
    for first in _LETTERS
    for second in _LETTERS
    if first + second not in {"SA", "SD", "SS"}
]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Columns of one length, in the order of the buildings."""

    building: Indices
    second_building: Indices  # -1 is none
    place: Indices  # settlement
    number: Counts
    letter: list[str | None]
    suffix: list[str | None]
    postcode: list[str | None]
    status: Indices  # place in UNIT_STATUSES
    floor_area_m2: Counts

    def __len__(self) -> int:
        return len(self.building)


def assign(
    buildings: Buildings, footprint_m2: Counts, place: Indices, rng: Generator
) -> Addresses:
    """Give every unit an address.

    Parameters
    ----------
    footprint_m2, place : (n,) per building
    """
    building = np.repeat(np.arange(len(buildings)), buildings.n_units)
    ordinal = _ordinal(building)
    n_units = buildings.n_units[building]
    number = _numbers(buildings)[building]
    is_work = buildings.kind[building] == WORKPLACE
    status = _statuses(is_work, rng)
    floors = rng.uniform(1.1, 1.9, len(building))
    roomy = np.minimum(footprint_m2[building], np.where(is_work, 9000, 240))
    return Addresses(
        building=building,
        second_building=_second(buildings, building, ordinal, rng),
        place=place[building],
        number=number,
        letter=[
            "a" if n == 2 and k else None for n, k in zip(n_units, ordinal, strict=True)
        ],
        suffix=[
            str(k + 1) if n > 2 else None for n, k in zip(n_units, ordinal, strict=True)
        ],
        postcode=_postcodes(buildings, building, place[building], number, rng),
        status=status,
        floor_area_m2=np.maximum(15, roomy * floors / n_units).astype(np.int64),
    )


def _statuses(is_work: Mask, rng: Generator) -> Indices:
    """Roll statuses; on the business park more units stand empty."""
    chance = np.where(is_work, 0.09, 0.015)
    roll = rng.random(len(is_work))
    return np.select(
        [roll < chance, roll < chance + 0.01, roll < chance + 0.015, roll > 0.99],
        [4, 1, 2, 3],
        0,
    )


def _ordinal(group: Indices) -> Indices:
    """Count within runs of equal values: 0, 1, 2, ..."""
    here = np.arange(len(group))
    is_first = np.ones(len(group), dtype=bool)
    is_first[1:] = group[1:] != group[:-1]
    ordinal: Indices = here - np.maximum.accumulate(np.where(is_first, here, 0))
    return ordinal


def _numbers(buildings: Buildings) -> Counts:
    """Count along each street, odd on one side and even opposite."""
    main = np.flatnonzero(buildings.n_units)
    main = main[
        np.lexsort(
            (buildings.along_m[main], buildings.side[main], buildings.street[main])
        )
    ]
    group = buildings.street[main] * 2 + (buildings.side[main] > 0)
    numbers = np.zeros(len(buildings), dtype=np.int64)
    numbers[main] = 2 * _ordinal(group) + np.where(buildings.side[main] > 0, 2, 1)
    return numbers


def _second(
    buildings: Buildings, building: Indices, ordinal: Indices, rng: Generator
) -> Indices:
    """Let some farmhouses stretch into the barn beside them."""
    following = np.minimum(building + 1, len(buildings) - 1)
    is_stretched: Mask = (
        (buildings.kind[building] == FARMHOUSE)
        & (buildings.kind[following] == BARN)
        & (ordinal == 0)
        & (rng.random(len(building)) < 0.08)
    )
    return np.where(is_stretched, following, -1)


def _postcodes(
    buildings: Buildings,
    building: Indices,
    place: Indices,
    number: Counts,
    rng: Generator,
) -> list[str | None]:
    street, side = buildings.street[building], buildings.side[building]
    order = np.lexsort((number, side, street, place))
    keys = np.column_stack([place, street, side])[order]
    starts = np.ones(len(order), dtype=bool)
    starts[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    in_run = _ordinal(np.cumsum(starts))
    starts |= in_run % _PER_POSTCODE == 0
    places = place[order]
    chunk = np.cumsum(starts)
    is_new_place = np.ones(len(order), dtype=bool)
    is_new_place[1:] = places[1:] != places[:-1]
    begin = np.maximum.accumulate(np.where(is_new_place, chunk, 0))
    codes = np.empty(len(order), dtype=object)
    codes[order] = [
        f"99{10 + p % 90}{_PAIRS[c % len(_PAIRS)]}"
        for p, c in zip(places.tolist(), (chunk - begin).tolist(), strict=True)
    ]
    codes[rng.random(len(order)) < 0.008] = None
    answer: list[str | None] = codes.tolist()
    return answer
