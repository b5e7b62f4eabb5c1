"""Homes along village streets and workplaces on the business park."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from samensterk.geo.arrays import Counts, Indices, Mask, Metres
from samensterk.sample.buildings import (
    HOME,
    SHED,
    USES,
    WORKPLACE,
    Buildings,
    boxes,
    join,
)
from samensterk.sample.plan import LOT_M, Plan, Settlement
from samensterk.sample.streets import Street, cross_streets, park_street_rows

_PARK_LOT_M = 36.0
_CENTRE_USES = [
    USES.index(use)
    for use in (
        "woonfunctie", "winkelfunctie,woonfunctie", "winkelfunctie",
        "bijeenkomstfunctie", "gezondheidszorgfunctie", "onderwijsfunctie",
        "sportfunctie",
    )
]  # fmt: skip
_PARK_USES = [
    USES.index(use)
    for use in (
        "industriefunctie", "industriefunctie,kantoorfunctie", "kantoorfunctie",
        "winkelfunctie", "overige gebruiksfunctie", "industriefunctie,woonfunctie",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lots:
    """Building lots along streets that run west to east."""

    street: Indices
    u: Metres
    v: Metres
    side: Indices

    def buildings(
        self,
        kind: int,
        corners: Metres,
        year: Indices,
        units: Counts,
        use: Indices,
    ) -> Buildings:
        n = len(self.u)
        return Buildings(
            kind=np.full(n, kind),
            anchor=np.column_stack([self.u, self.v]),
            inward=np.column_stack([np.zeros(n), self.side]).astype(np.float64),
            corners=np.round(corners, 2),
            is_plain=np.ones(n, dtype=bool),
            year=year,
            n_units=units,
            use=use,
            street=self.street,
            along_m=self.u,
            side=self.side,
            yard=np.full(n, -1),
        )

    def take(self, rows: Mask) -> "_Lots":
        return _Lots(self.street[rows], self.u[rows], self.v[rows], self.side[rows])


def village(
    settlement: Settlement, streets: Sequence[Street], rng: Generator
) -> Buildings:
    """Build the homes of one settlement, and sheds behind nearly half of them."""
    lots = _village_lots(settlement, streets, rng)
    n = len(lots.u)
    wide, long = rng.uniform(7.0, 11.0, n), rng.uniform(8.0, 12.0, n)
    near = np.where(lots.v == settlement.v, 9.0, 7.0)
    far_m = np.maximum(np.abs(lots.u - settlement.u), np.abs(lots.v - settlement.v))
    share = far_m / settlement.half_m
    year = np.clip(rng.normal(1900 + 105 * share, 18), 1700, 2025).astype(np.int64)
    is_central = (lots.v == settlement.v) & (share < 0.4)
    central = rng.choice(_CENTRE_USES, n, p=[0.55, 0.2, 0.12, 0.05, 0.04, 0.02, 0.02])
    use = np.where(is_central, central, 0)
    is_shared = (rng.random(n) < 0.05) & (use == 0)
    units = np.where(is_shared, rng.integers(2, 7, n), 1)
    homes = lots.buildings(HOME, boxes(-wide / 2, near, wide, long), year, units, use)
    has_shed = rng.random(n) < 0.45
    shed_corners = boxes(
        rng.uniform(-5.0, 2.0, n),
        np.full(n, 22.5),
        rng.uniform(2.2, 3.5, n),
        rng.uniform(2.5, 4.0, n),
    )
    none = np.zeros(n, dtype=np.int64)
    sheds = lots.buildings(SHED, shed_corners, np.minimum(year + 12, 2025), none, use)
    return join([homes, sheds.take(has_shed)])


def _village_lots(
    settlement: Settlement, streets: Sequence[Street], rng: Generator
) -> _Lots:
    area = settlement.extent
    steps = np.arange(area.west + LOT_M, area.east - LOT_M / 2, LOT_M)
    crossings = np.array(cross_streets(settlement))
    steps = steps[(np.abs(steps[:, None] - crossings) > 12.0).all(axis=1)]
    found = [
        number
        for number, street in enumerate(streets)
        if street.start[1] == street.end[1]
        and area.south < street.start[1] < area.north
        and (street.start[0] == area.west or street.start[1] == settlement.v)
        and street.start[0] <= area.west < area.east <= street.end[0]
    ]
    street, side, u = (
        grid.ravel()
        for grid in np.meshgrid(
            np.array(found), np.array([-1, 1]), steps, indexing="ij"
        )
    )
    rows = np.array([streets[number].start[1] for number in found])
    v = np.repeat(rows, 2 * len(steps))
    return _Lots(street, u, v, side).take(rng.random(len(u)) > 0.04)


def workplaces(plan: Plan, streets: Sequence[Street], rng: Generator) -> Buildings:
    """Build the halls of the business park; one in three is shared by small firms."""
    park = plan.park
    steps = np.arange(park.west + 25.0, park.east - 20.0, _PARK_LOT_M)
    steps = steps[np.abs(steps - (park.west + park.east) / 2) > 32.0]
    rows = park_street_rows(plan)
    found = [
        number
        for number, street in enumerate(streets)
        if street.start[0] == park.west and street.start[1] in rows
    ]
    street, side, u = (
        grid.ravel()
        for grid in np.meshgrid(
            np.array(found), np.array([-1, 1]), steps, indexing="ij"
        )
    )
    v = np.array([streets[number].start[1] for number in street.tolist()])
    lots = _Lots(street, u, v, side)
    n = len(u)
    wide, long = rng.uniform(16.0, 30.0, n), rng.uniform(25.0, 62.0, n)
    units = np.where(rng.random(n) < 0.35, rng.integers(4, 12, n), 1)
    return lots.buildings(
        WORKPLACE,
        boxes(-wide / 2, np.full(n, 10.0), wide, long),
        rng.integers(1965, 2025, n),
        units,
        rng.choice(_PARK_USES, n, p=[0.42, 0.25, 0.1, 0.1, 0.08, 0.05]),
    )
