"""Which areas of a round are told on one page: none with too few visits stands alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Sum
from shapely import distance

from samensterk.geo.arrays import Metres
from samensterk.survey.joining import join_small
from samensterk.survey.suppression import FEWEST
from samensterk.web.areas.scans.ground import in_metres
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.setup.models import Round, RoundArea


@dataclass(frozen=True, slots=True)
class Told:
    """Areas that are told together; the page is that of the first."""

    areas: Sequence[RoundArea]
    n_visits: int

    @property
    def first(self) -> RoundArea:
        return self.areas[0]

    @property
    def ids(self) -> list[int]:
        return [one.pk for one in self.areas]

    @property
    def names(self) -> list[str]:
        return [one.area.name for one in self.areas]

    @property
    def is_too_few(self) -> bool:
        return self.n_visits < FEWEST


def groups_of(of: Round) -> list[Told]:
    """Give the areas of a round where somebody has been, together where that is needed.

    What was approved or published together stays so: a page of one of the two would
    tell of the other as well.
    """
    rows = of.areas.select_related("area").annotate(n_visits=Sum("counts__n"))
    been = {one.pk: one for one in rows.order_by("place", "pk") if one.n_visits}
    counts = {pk: one.n_visits for pk, one in been.items()}
    settled = [[pk for pk in ids if pk in been] for ids in _settled(of.pk)]
    taken = {pk for ids in settled for pk in ids}
    free = [pk for pk in been if pk not in taken]
    distances_m = _distances([been[pk] for pk in free])
    joined = join_small([counts[pk] for pk in free], distances_m)
    groups = [*settled, *([free[n] for n in group] for group in joined)]
    found = [
        Told(
            sorted((been[pk] for pk in ids), key=lambda one: (one.place, one.pk)),
            sum(counts[pk] for pk in ids),
        )
        for ids in groups
        if ids
    ]
    return sorted(found, key=lambda one: (one.first.place, one.first.pk))


def group_of(groups: Iterable[Told], area_id: int) -> Told | None:
    """Give the group that an area is told in."""
    return next((one for one in groups if area_id in one.ids), None)


def is_settled(harvest: Harvest) -> bool:
    """Say whether its areas stay together from now on."""
    is_shown = harvest.was_told or harvest.approved_at is not None
    return is_shown and bool(harvest.figures.get("areas"))


def _settled(round_id: int) -> list[list[int]]:
    rows = Harvest.objects.filter(of=round_id).order_by("pk")
    return [one.figures["areas"] for one in rows if is_settled(one)]


def _distances(rows: Sequence[RoundArea]) -> Metres:
    """Give the metres between areas; neighbours are at nothing."""
    shapes = np.array([in_metres(one.area) for one in rows], dtype=object)
    between: Metres = np.asarray(
        distance(shapes[:, None], shapes[None, :]), dtype=float
    )
    return between
