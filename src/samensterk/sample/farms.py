"""Yards outside the villages: along canals and at dead ends."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from samensterk.geo.arrays import Counts, Indices, Mask, Metres
from samensterk.sample.buildings import (
    BARN,
    FARMHOUSE,
    HOME,
    SHED,
    USES,
    Buildings,
    boxes,
    narrow_front,
)
from samensterk.sample.plan import Plan
from samensterk.sample.streets import Street

_PITCH_M = 160.0  # the widest yard takes 70 m, so neighbours stay far apart
_SWAY_M = 18.0
_SETBACK_M = {1: 18.0, -1: 34.0}  # the canal lies south of its road
_BESIDE_DEAD_END_M = 80.0
_MOST_BARNS = 5
_FARM_SHARE = 0.72
_FARM_USES = [USES.index(use) for use in USES[:3]]
_HOME_USES = [
    USES.index(use)
    for use in ("woonfunctie", "kantoorfunctie,woonfunctie", "logiesfunctie")
]


class TooFewPlaces(ValueError):
    """The drawing has fewer places for yards than were asked."""

    def __init__(self, asked: int, found: int) -> None:
        super().__init__(f"asked {asked} yards, the drawing has room for {found}")
        self.asked = asked
        self.found = found


@dataclass(frozen=True, slots=True)
class Places:
    """Where yards can be: columns of one length, drawn metres."""

    anchor: Metres  # (n, 2)
    inward: Metres  # (n, 2)
    street: Indices
    along_m: Metres
    side: Indices

    def take(self, rows: Indices | Mask) -> "Places":
        return Places(
            self.anchor[rows],
            self.inward[rows],
            self.street[rows],
            self.along_m[rows],
            self.side[rows],
        )


def yard_places(plan: Plan, streets: Sequence[Street], rng: Generator) -> Places:
    """List every place for a yard, along canals first, then at dead ends."""
    dead_ends = [
        number
        for number, street in enumerate(streets)
        if street.start[0] == street.end[0]
        and street.road_class in {"unclassified", "track"}
    ]
    tips = np.array([streets[number].end for number in dead_ends]).reshape(-1, 2)
    feet = np.array([streets[number].start for number in dead_ends]).reshape(-1, 2)
    ribbon = _along_canals(plan, tips, feet, rng)
    away = np.sign(tips - feet)
    return Places(
        anchor=np.concatenate([ribbon.anchor, tips + 12.0 * away]),
        inward=np.concatenate([ribbon.inward, away]),
        street=np.concatenate([ribbon.street, np.array(dead_ends, dtype=np.int64)]),
        along_m=np.concatenate([ribbon.along_m, np.abs(tips - feet)[:, 1]]),
        side=np.concatenate([ribbon.side, np.ones(len(tips), dtype=np.int64)]),
    )


def _along_canals(plan: Plan, tips: Metres, feet: Metres, rng: Generator) -> Places:
    steps = np.arange(260.0, plan.width_m - 260.0, _PITCH_M)
    row, side, step = (
        grid.ravel()
        for grid in np.meshgrid(
            np.arange(plan.n_rows), np.array([-1, 1]), steps, indexing="ij"
        )
    )
    u = step + rng.uniform(-_SWAY_M, _SWAY_M, len(step))
    setback_m = np.where(side > 0, _SETBACK_M[1], _SETBACK_M[-1])
    anchor = np.column_stack([u, plan.rows[row] + side * setback_m])
    near_crossroad = (np.abs(u[:, None] - plan.columns) < 70.0).any(axis=1)
    beside = (
        (np.abs(u[:, None] - tips[None, :, 0]) < _BESIDE_DEAD_END_M)
        & (plan.rows[row][:, None] == feet[None, :, 1])
        & (side[:, None] == np.sign(tips - feet)[None, :, 1])
    ).any(axis=1)
    is_free = ~near_crossroad & ~beside & ~plan.is_settled(anchor, margin_m=110.0)
    inward = np.column_stack([np.zeros(len(side)), side]).astype(np.float64)
    return Places(anchor, inward, row, u, side).take(is_free)


def yards(plan: Plan, streets: Sequence[Street], n: int, rng: Generator) -> Buildings:
    """Build `n` yards, each a house with up to five barns close together.

    Raises
    ------
    TooFewPlaces
    """
    places = yard_places(plan, streets, rng)
    if len(places.street) < n:
        raise TooFewPlaces(n, len(places.street))
    chosen = np.sort(rng.permutation(len(places.street))[:n])
    return _build(places.take(chosen), rng)


def _build(places: Places, rng: Generator) -> Buildings:
    n = len(places.street)
    is_farm = rng.random(n) < _FARM_SHARE
    is_joined = is_farm & (rng.random(n) < 0.55)  # house and barn under one roof
    corners = _corners(is_farm, is_joined, rng)
    n_barns = np.where(
        is_farm,
        rng.choice(np.arange(1, 6), n, p=[0.2, 0.3, 0.25, 0.15, 0.1]),
        rng.choice(3, n, p=[0.25, 0.5, 0.25]),
    )
    slot = np.tile(np.arange(_MOST_BARNS + 1), (n, 1))
    yard, slot = np.nonzero(slot <= n_barns[:, None])
    is_main = slot == 0
    main_kind = np.where(is_farm, FARMHOUSE, HOME)[yard]
    side_kind = np.where(is_farm, BARN, SHED)[yard]
    return Buildings(
        kind=np.where(is_main, main_kind, side_kind),
        anchor=places.anchor[yard],
        inward=places.inward[yard],
        corners=corners[yard, slot],
        is_plain=~(is_main & is_joined[yard]),
        year=_years(n, yard, is_main, rng),
        n_units=np.where(is_main, 1 + (rng.random(n) < 0.06)[yard], 0),
        use=_uses(is_farm, rng)[yard],
        street=places.street[yard],
        along_m=places.along_m[yard],
        side=places.side[yard],
        yard=yard,
    )


def _corners(is_farm: Mask, is_joined: Mask, rng: Generator) -> Metres:
    """Stack the house and two barns on one side, three barns on the other."""
    n = len(is_farm)
    house_wide = np.where(is_joined, rng.uniform(13, 19, n), rng.uniform(8, 12, n))
    house_long = np.where(is_joined, rng.uniform(28, 42, n), rng.uniform(10, 16, n))
    shape = (n, _MOST_BARNS)
    barn_wide = np.where(
        is_farm[:, None], rng.uniform(9, 26, shape), rng.uniform(3, 8, shape)
    )
    barn_long = np.minimum(barn_wide * rng.uniform(1.2, 2.6, shape), 58.0)
    gaps = rng.uniform(4.0, 12.0, (n, _MOST_BARNS + 1))
    wide = np.column_stack([house_wide, barn_wide])
    long = np.column_stack([house_long, barn_long])
    start = house_long * rng.uniform(0.1, 0.7, n)
    corners = np.empty((n, _MOST_BARNS + 1, 6, 2))
    for sign, slots, begin in ((-1.0, (0, 2, 4), np.zeros(n)), (1.0, (1, 3, 5), start)):
        away = begin
        for slot in slots:
            aside = sign * gaps[:, 0] / 2
            corners[:, slot] = boxes(aside, away, sign * wide[:, slot], long[:, slot])
            away = away + long[:, slot] + gaps[:, slot]
    corners[is_joined, 0] = narrow_front(corners[is_joined, 0])
    return np.round(corners, 2)


def _years(n: int, yard: Indices, is_main: Mask, rng: Generator) -> Indices:
    house = np.clip(rng.normal(1925, 35, n), 1780, 2024).astype(np.int64)
    later = rng.uniform(0, 1, len(yard)) * (2025 - house[yard])
    return np.where(is_main, house[yard], house[yard] + later.astype(np.int64))


def _uses(is_farm: Mask, rng: Generator) -> Counts:
    n = len(is_farm)
    of_farm = rng.choice(_FARM_USES, n, p=[0.55, 0.3, 0.15])
    of_home = rng.choice(_HOME_USES, n, p=[0.93, 0.04, 0.03])
    return np.where(is_farm, of_farm, of_home)
