"""Questions about rounds, their areas and what waits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.db.models import Count, Q, QuerySet

from samensterk.planning.rotation import LastVisited, rotation
from samensterk.web.areas.scans.ground import same_ground
from samensterk.web.areas.scans.queries import last_scan, visit_areas_of
from samensterk.web.areas.yards.queries import last_visits_by_area, n_to_visit
from samensterk.web.common.moments import today
from samensterk.web.rounds.setup.models import (
    Draw,
    Pause,
    Round,
    RoundArea,
    RoundQuerySet,
)


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """What is known of one visit area before it is chosen or visited."""

    pk: int
    area_id: str
    name: str
    n_yards: int
    n_farms: int
    team_days: float | None
    last_visited: date | None


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """One area of a round, at its place; `n_to_visit` is how many, never which."""

    row: RoundArea
    n_to_visit: int
    last_visited: date | None
    pauses: Sequence[Pause]

    @property
    def name(self) -> str:
        return self.row.area.name


def rounds_here(municipality_id: int, *, text: str = "") -> RoundQuerySet:
    """Give the rounds with `n_areas`, the last to begin first."""
    rows = Round.objects.for_municipality(municipality_id).select_related("event")
    for word in text.split():
        rows = rows.filter(title__icontains=word)
    return rows.annotate(n_areas=Count("areas")).order_by("-starts_on", "-pk")


def rows_of(of: Round) -> QuerySet[RoundArea]:
    """Give the areas of a round in its order, with their scan areas."""
    rows = of.areas.select_related("area").defer("area__outline", "area__values")
    return rows.order_by("place", "pk")


def names_now(of: Round) -> Mapping[int, str]:
    """Give how yards name each area of a round today, by the row of the area.

    Every scan numbers visit areas anew and yards follow the last one. An area that it
    draws otherwise has no name: which yards lie in it now, nobody said.
    """
    newer = last_scan(of.municipality_id, of.scan.kind)
    rows = list(of.areas.select_related("area").order_by("place", "pk"))
    if newer is None or newer.pk == of.scan_id:
        return {one.pk: one.area.name for one in rows}
    same = same_ground([one.area for one in rows], newer)
    return {one.pk: same[one.area_id].name for one in rows if one.area_id in same}


def figures_of(of: Round) -> list[AreaFigures]:
    """Give every visit area of the scan of a round, to choose from; four queries."""
    here = of.municipality_id
    areas = list(visit_areas_of(of.scan))
    names = [one.name for one in areas]
    n_yards = n_to_visit(here, names, only_farms=False)
    n_farms = n_to_visit(here, names, only_farms=True)
    last = last_visits_by_area(here, [one.pk for one in areas])
    return [
        AreaFigures(
            one.pk,
            one.area_id,
            one.name,
            of_all,
            of_farms,
            _days_for(of, one.team_days, of_all, of_farms),
            last.get(one.pk),
        )
        for one, of_all, of_farms in zip(areas, n_yards, n_farms, strict=True)
    ]


def _days_for(
    of: Round, team_days: float | None, of_all: int, of_farms: int
) -> float | None:
    """Give the part of the days of a scan that a round asks, up to a half day."""
    if team_days is None or of.whom != Round.Whom.FARMS or not of_all:
        return team_days
    return ceil(2 * team_days * of_farms / of_all) / 2


def placed_areas(of: Round) -> list[PlacedArea]:
    """Give the areas of a round in its order, with how many yards are visited there."""
    rows = list(rows_of(of).prefetch_related("pauses"))
    counts = yards_of_rows(of, rows)
    last = last_visits_by_area(of.municipality_id, [one.area_id for one in rows])
    return [
        PlacedArea(one, count, last.get(one.area_id), list(one.pauses.all()))
        for one, count in zip(rows, counts, strict=True)
    ]


def yards_of_rows(of: Round, rows: Sequence[RoundArea]) -> list[int]:
    """Count the yards of areas of a round, as it asks them; 0 where nobody knows."""
    names = names_now(of)
    counts = n_to_visit(
        of.municipality_id,
        [names.get(one.pk, "") for one in rows],
        only_farms=of.whom == Round.Whom.FARMS,
    )
    return [n if one.pk in names else 0 for one, n in zip(rows, counts, strict=True)]


def by_rotation(of: Round, rows: Iterable[RoundArea]) -> list[RoundArea]:
    """Sort areas of a round: the longest not visited first."""
    rows = list(rows)
    last = last_visits_by_area(of.municipality_id, [one.area_id for one in rows])
    named = {f"{one.area.name} {one.area.area_id}": one for one in rows}
    known = [
        LastVisited(key, day.toordinal() if (day := last.get(one.area_id)) else None)
        for key, one in named.items()
    ]
    return [named[key] for key in rotation(known)]


def draws_of(of: Round) -> list[Draw]:
    """Give every draw of a round, the first first; none is ever taken away."""
    return list(of.draws.select_related("by_one", "by_two").order_by("number"))


def open_draws(municipality_id: int, *, not_of: int) -> QuerySet[Draw]:
    """Give the draws that wait for the number of somebody else."""
    rows = Draw.objects.filter(municipality=municipality_id, drawn_at=None)
    return rows.filter(~Q(by_one=not_of)).select_related("of").order_by("frozen_at")


def last_drawn(draws: Collection[Draw]) -> Draw | None:
    """Give the draw that holds: the last one that was really drawn."""
    drawn = [one for one in draws if one.drawn]
    return drawn[-1] if drawn else None


def is_order_settled(
    of: Round, rows: Sequence[RoundArea], draws: Collection[Draw]
) -> bool:
    """Say whether the order follows its own rule; a draw must be of these areas."""
    if not rows:
        return False
    if of.order == Round.Order.GIVEN:
        return bool(of.order_reason)
    if of.order == Round.Order.DRAW:
        held = last_drawn(draws)
        return held is not None and is_of(held, of, rows) and _is_in_order(held, rows)
    return True


def is_of(draw: Draw, of: Round, rows: Iterable[RoundArea]) -> bool:
    """Say whether a draw is of exactly these areas; a later scan has others."""
    frozen = {(one.get("scan_id"), one["area_id"]) for one in draw.frozen}
    return frozen == {(of.scan_id, one.area.area_id) for one in rows}


def _is_in_order(draw: Draw, rows: Iterable[RoundArea]) -> bool:
    return bool(draw.drawn == [one.area.area_id for one in rows])


def n_changed_since(of: Round) -> int | None:
    """Count the areas of a round that a newer scan draws otherwise; None: none is newer."""
    newer = last_scan(of.municipality_id, of.scan.kind)
    if newer is None or newer.pk == of.scan_id:
        return None
    areas = [one.area for one in of.areas.select_related("area")]
    return len(areas) - len(same_ground(areas, newer))


def pauses_here(municipality_id: int) -> QuerySet[Pause]:
    rows = Pause.objects.filter(municipality=municipality_id)
    return rows.select_related("area__area", "area__of").defer("area__area__outline")


def soon_not_announced(municipality_id: int, ahead: timedelta) -> list[Round]:
    """Give the rounds that begin soon, or should have, and nobody was told of."""
    rows = Round.objects.for_municipality(municipality_id).filter(
        state=Round.State.DRAFT,
        starts_on__lte=today() + ahead,
        ends_on__gte=today(),
        event__cancelled_on=None,
    )
    return list(rows.order_by("starts_on", "pk"))
