"""What the areas of a round ask: how many yards, on how much ground, and which wait."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from django.db.models import Prefetch

from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.web.common.moments import today
from samensterk.web.rounds.setup.models import Pause, Round, RoundArea
from samensterk.web.rounds.setup.queries import yards_of_rows


@dataclass(frozen=True, slots=True)
class AreaAsked:
    """One whole area of a round; nothing of a yard is in it."""

    key: str
    name: str
    n_visits: int
    ground_m2: float
    x_m: float
    y_m: float
    pause: Pause | None = None


def areas_asked(of: Round) -> list[AreaAsked]:
    """Give the areas in the order of the round; three queries for any number of them."""
    day = max(today(), of.starts_on)
    pauses = Prefetch("pauses", Pause.objects.order_by("from_on", "pk"))
    rows = RoundArea.objects.filter(of=of, municipality=of.municipality_id)
    found = list(rows.select_related("area").prefetch_related(pauses))
    counts = yards_of_rows(of, found)
    return [
        _asked(one, n, _pause_at(one.pauses.all(), day))
        for one, n in zip(found, counts, strict=True)
    ]


def _asked(row: RoundArea, n_visits: int, pause: Pause | None) -> AreaAsked:
    area = row.area
    return AreaAsked(
        key=str(row.pk),
        name=area.name,
        n_visits=n_visits,
        ground_m2=ground_m2(area.outline),
        x_m=area.x_m,
        y_m=area.y_m,
        pause=pause,
    )


def _pause_at(pauses: Iterable[Pause], day: date) -> Pause | None:
    """Give the pause that holds on the first day that can still be planned."""
    for one in pauses:
        if one.from_on <= day and (one.until_on is None or one.until_on >= day):
            return one
    return None


def ground_m2(outline: Mapping[str, Any]) -> float:
    """Give how much ground an outline in WGS 84 holds."""
    shape = shapely.from_geojson(json.dumps(outline))
    return float(shapely.transform(shape, rd_from_lon_lat).area)
