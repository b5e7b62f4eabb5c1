"""Who lives where in Noorderveld: residents per dwelling, counted per area."""

from dataclasses import dataclass

import numpy as np

from samensterk.geo.arrays import Counts, Indices
from samensterk.sample.buildings import FARMHOUSE, USES
from samensterk.sample.town import Town

_SEED = 3  # keeps these rolls apart from the town's own
AGES = ("0_tot_15", "15_tot_25", "25_tot_45", "45_tot_65", "65_en_ouder")
_SHARES = (0.15, 0.11, 0.22, 0.29, 0.23)


@dataclass(frozen=True, slots=True)
class Census:
    """Columns in the order of the addresses."""

    is_dwelling: Counts  # 0 or 1
    is_occupied: Counts  # 0 or 1; a dwelling where somebody lives
    ages: Counts  # (n, 5) residents by age
    men: Counts
    is_business: Counts  # 0 or 1
    is_farm: Counts  # 0 or 1

    @property
    def residents(self) -> Counts:
        residents: Counts = self.ages.sum(axis=1)
        return residents

    def per_group(self, group: Indices, n_groups: int) -> "Census":
        """Add up per group, such as neighbourhood or square."""
        return Census(
            is_dwelling=_sum(self.is_dwelling, group, n_groups),
            is_occupied=_sum(self.is_occupied, group, n_groups),
            ages=np.column_stack(
                [_sum(column, group, n_groups) for column in self.ages.T]
            ),
            men=_sum(self.men, group, n_groups),
            is_business=_sum(self.is_business, group, n_groups),
            is_farm=_sum(self.is_farm, group, n_groups),
        )


def count(town: Town) -> Census:
    """Let people live in the dwellings; one in twenty-five stands empty."""
    rng = np.random.default_rng([town.seed, _SEED])
    building = town.addresses.building
    texts = np.array(USES)[town.buildings.use[building]]
    is_dwelling = np.char.find(texts, "woonfunctie") >= 0
    n = len(building)
    size = 1 + rng.poisson(1.25, n)
    residents = np.where(is_dwelling & (rng.random(n) > 0.04), size, 0)
    is_farm = town.buildings.kind[building] == FARMHOUSE
    is_farm[1:] &= building[1:] != building[:-1]  # one farm per farmhouse
    has_office = is_dwelling & (rng.random(n) < 0.07)
    return Census(
        is_dwelling=is_dwelling.astype(np.int64),
        is_occupied=(residents > 0).astype(np.int64),
        ages=rng.multinomial(residents, _SHARES),
        men=rng.binomial(residents, 0.5),
        is_business=(~is_dwelling | is_farm | has_office).astype(np.int64),
        is_farm=is_farm.astype(np.int64),
    )


def _sum(values: Counts, group: Indices, n_groups: int) -> Counts:
    return np.bincount(group, values, n_groups).astype(np.int64)
