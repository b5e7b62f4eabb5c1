"""Where everything comes: a straight drawing in metres, before the land is bent.

Linear settlements run west to east along canals, crossroads south to north, and
places lie where the two meet. All coordinates here are `u` (east) and `v` (north)
in metres from the south-west corner of the drawing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from samensterk.geo.arrays import Indices, Mask, Metres
from samensterk.sample import names

COLUMN_M = 3000.0  # between crossroads
ROW_M = 1600.0  # between canals
LOT_M = 15.0  # frontage of a home in a village
STREET_M = 64.0  # between streets in a village
_YARDS_PER_CELL = 18
_FEWEST_HOMES = 60
_TOWN_HOMES = 1200
_VILLAGE_HOMES = 340


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in the drawing, metres."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, places: Metres, margin_m: float = 0.0) -> Mask:
        """Say for (n, 2) places whether they lie inside, or within the margin."""
        u, v = places[:, 0], places[:, 1]
        is_inside: Mask = (
            (u >= self.west - margin_m)
            & (u <= self.east + margin_m)
            & (v >= self.south - margin_m)
            & (v <= self.north + margin_m)
        )
        return is_inside

    def grown(self, margin_m: float) -> "Rect":
        return Rect(
            self.west - margin_m,
            self.south - margin_m,
            self.east + margin_m,
            self.north + margin_m,
        )


@dataclass(frozen=True, slots=True)
class Settlement:
    """A village or the town: parallel streets around a crossing."""

    name: str
    u: float
    v: float
    n_streets: int
    half_m: float  # half the length of its streets

    @property
    def extent(self) -> Rect:
        half_v = (self.n_streets // 2) * STREET_M + STREET_M / 2
        return Rect(
            self.u - self.half_m,
            self.v - half_v,
            self.u + self.half_m,
            self.v + half_v,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing of one municipality; the town is the first settlement."""

    n_columns: int
    n_rows: int
    settlements: tuple[Settlement, ...]
    park: Rect
    motorway_v: float
    lake: Rect

    @property
    def width_m(self) -> float:
        return self.n_columns * COLUMN_M

    @property
    def height_m(self) -> float:
        return self.n_rows * ROW_M

    @property
    def columns(self) -> Metres:
        return np.arange(0.5, self.n_columns) * COLUMN_M

    @property
    def rows(self) -> Metres:
        return np.arange(0.5, self.n_rows) * ROW_M

    def is_settled(self, places: Metres, margin_m: float = 0.0) -> Mask:
        """Say for (n, 2) places whether they lie in a settlement or the park."""
        rects = [settlement.extent for settlement in self.settlements]
        is_settled: Mask = np.zeros(len(places), dtype=bool)
        for rect in (*rects, self.park):
            is_settled |= rect.holds(places, margin_m)
        return is_settled

    def settlement_of(self, places: Metres) -> Indices:
        """Find the settlement a place belongs to: nearest column first, then row."""
        centres = np.array([(place.u, place.v) for place in self.settlements])
        far = np.abs(places[:, None, :] - centres[None, :, :])
        nearest: Indices = np.argmin(far[:, :, 0] * 1000 + far[:, :, 1], axis=1)
        return nearest


def draw(yards: int, homes: int, rng: Generator) -> Plan:
    """Draw a municipality with room for this many yards and homes."""
    n_cells = max(4, -(-yards // _YARDS_PER_CELL))
    n_columns = max(2, round((n_cells * ROW_M / COLUMN_M) ** 0.5))
    n_rows = max(3, -(-n_cells // n_columns))
    settlements = _settlements(n_columns, n_rows, homes, rng)
    town = settlements[0]
    width_m, height_m = n_columns * COLUMN_M, n_rows * ROW_M
    park_west = town.extent.east + 300.0
    return Plan(
        n_columns=n_columns,
        n_rows=n_rows,
        settlements=settlements,
        park=Rect(park_west, town.v + 40.0, park_west + 600.0, town.v + 470.0),
        motorway_v=town.v + ROW_M / 2,
        lake=Rect(width_m - 1900.0, height_m - 420.0, width_m - 700.0, height_m - 80.0),
    )


def _settlements(
    n_columns: int, n_rows: int, homes: int, rng: Generator
) -> tuple[Settlement, ...]:
    town_at = (n_rows // 2) * n_columns + (n_columns - 1) // 2
    others = np.delete(np.arange(n_columns * n_rows), town_at)
    in_town = int(np.clip(0.45 * homes, 2 * _FEWEST_HOMES, _TOWN_HOMES))
    rest = max(homes - in_town, 2 * _FEWEST_HOMES)
    n_villages = int(np.clip(round(rest / 180), 2, len(others)))
    per_village = np.clip(
        rest / n_villages * rng.uniform(0.6, 1.4, n_villages),
        _FEWEST_HOMES,
        _VILLAGE_HOMES,
    )
    nodes = [town_at, *rng.choice(others, n_villages, replace=False).tolist()]
    titles = names.places(len(nodes), rng)
    sizes = [float(in_town), *per_village.tolist()]
    return tuple(
        _settlement(title, node % n_columns, node // n_columns, size)
        for title, node, size in zip(titles, nodes, sizes, strict=True)
    )


def _settlement(name: str, column: int, row: int, homes: float) -> Settlement:
    n_streets = 3 if homes < 250 else 5 if homes < 400 else 9
    return Settlement(
        name=name,
        u=(column + 0.5) * COLUMN_M,
        v=(row + 0.5) * ROW_M,
        n_streets=n_streets,
        half_m=round(homes * LOT_M / (4 * n_streets) + 30.0, 1),
    )
