"""Verbs of this wing: the next round, from the areas that are due."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from samensterk.web.rounds.setup.area_services import choose_areas
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.services import plan_round

if TYPE_CHECKING:
    from samensterk.web.programme.plan.models import Programme


@transaction.atomic
def plan_next_round(
    *,
    programme: "Programme",
    scan_id: int,
    values: Mapping[str, Any],
    area_ids: Collection[int],
    by_id: int | None,
) -> Round:
    """Make a draft of these areas, in rotation; made twice alike it is there once.

    Raises
    ------
    ForeignArea
    """
    made = plan_round(programme=programme, scan_id=scan_id, values=values, by_id=by_id)
    if made.areas.exists():
        return made
    return choose_areas(of=made, version=made.version, area_ids=area_ids)
