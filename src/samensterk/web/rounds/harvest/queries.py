"""Questions about what was heard: per round, and for everybody who has the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from samensterk.survey.suppression import Shown
from samensterk.web.areas.talks.area_sketch import Sketch
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.rounds.harvest.figures import (
    Figures,
    figures_of,
    outcome_table,
)
from samensterk.web.rounds.harvest.grouping import Told, group_of, groups_of
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.setup.area_words import name_outside
from samensterk.web.rounds.setup.models import Round, RoundArea

LEVEL = "visit_area"


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """One line of a round: areas, what was written, and how visits ended."""

    group: Told
    harvest: Harvest | None
    cells: Sequence[Shown]
    total: Shown


@dataclass(frozen=True, slots=True)
class Overview:
    """All groups of a round; small numbers are hidden as everybody would see them."""

    groups: Sequence[ToldGroup]
    totals: Sequence[Shown]
    total: Shown
    not_yet: Sequence[RoundArea]


def harvests_here(municipality_id: int) -> QuerySet[Harvest]:
    rows = Harvest.objects.filter(municipality=municipality_id)
    return rows.select_related("of__municipality", "area__area", "approved_by").defer(
        "area__area__outline", "area__area__values"
    )


def overview_of(of: Round) -> Overview:
    """Give every area of a round, told or not yet visited; as many queries for any."""
    groups = groups_of(of)
    written = {one.area_id: one for one in Harvest.objects.filter(of=of)}
    told = {pk for group in groups for pk in group.ids}
    rows = of.areas.select_related("area").defer("area__outline", "area__values")
    not_yet = [one for one in rows.order_by("place", "pk") if one.pk not in told]
    if not groups:
        return Overview((), (), None, not_yet)
    table = outcome_table(of, groups)
    lines = [
        ToldGroup(group, _of_group(group, written), cells, total)
        for group, cells, total in zip(
            groups, table.cells, table.row_totals, strict=True
        )
    ]
    return Overview(lines, table.column_totals, table.total, not_yet)


def _of_group(group: Told, written: dict[int, Harvest]) -> Harvest | None:
    """Give what was written of a group: on the page of its first area, or of another."""
    return next((written[pk] for pk in group.ids if pk in written), None)


def group_told_in(harvest: Harvest) -> Told | None:
    """Give the areas that this page tells of; None when nobody has been there."""
    return group_of(groups_of(harvest.of), harvest.area_id)


def figures_now(harvest: Harvest) -> Figures:
    """Give the figures as they are counted now, with small numbers left out."""
    groups = groups_of(harvest.of)
    found = zip(groups, figures_of(harvest.of, groups), strict=True)
    return next((one for told, one in found if harvest.area_id in told.ids), {})


def figures_shown(harvest: Harvest) -> Figures:
    """Give what was approved, and before that how it is counted now."""
    if harvest.approved_at is not None and harvest.figures.get("areas"):
        return dict(harvest.figures)
    return figures_now(harvest)


def names_of(harvest: Harvest, figures: Figures) -> list[str]:
    """Name the areas that are told together for their residents, in their order."""
    ids = figures.get("areas") or [harvest.area_id]
    rows = RoundArea.objects.filter(of=harvest.of_id, pk__in=ids).order_by("place")
    return [name_outside(one) for one in rows.values_list("area__name", flat=True)]


def sketch_of(harvest: Harvest, figures: Figures) -> tuple[Sketch | None, set[str]]:
    """Give the drawing of all visit areas, and the ids of those that are told of."""
    ids = figures.get("areas") or [harvest.area_id]
    rows = RoundArea.objects.filter(of=harvest.of_id, pk__in=ids)
    marked = set(rows.values_list("area__area_id", flat=True))
    return shown_areas(harvest.of.scan, LEVEL).sketch, marked


def harvest_by_key(public_id: UUID) -> Harvest | None:
    """Give what was published or taken back; a draft is nobody's to see."""
    rows = Harvest.objects.select_related("of__municipality", "of__scan", "area__area")
    found = rows.filter(public_id=public_id).first()
    if found is None or not (found.published_at or found.taken_back_on):
        return None
    return found
