"""What this room keeps about yards and the people who live there."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.models import LoadedScan
from samensterk.web.common.keeping import (
    LEGAL_DUTY,
    PUBLIC_TASK,
    Kept,
    Record,
    Rows,
    Term,
    remove_rows,
    years,
)


@dataclass(frozen=True, slots=True)
class ScansWithoutYards:
    """A scan stays as long as there is a yard that it was the last to find."""

    start: ClassVar[str] = "loaded_at"

    def due(self, before: datetime, place: int | None) -> QuerySet[LoadedScan]:
        rows = Rows("areas.LoadedScan", self.start, "municipality")
        return rows.due(before, place).filter(yards=None)

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return remove_rows(self.due(before, place))


YARDS = Kept(
    "areas.Yard",
    _("yards that a scan does not find any more"),
    personal=frozenset(
        {
            "key",
            "address",
            "street",
            "house_number",
            "place",
            "kind",
            "facts",
            "x_m",
            "y_m",
            "gone_since",
        }
    ),
    of_nobody=frozenset({"visit_area"}),
    term=Term(
        days=5 * 365,
        starts=_("a new scan no longer finds the yard"),
        ground=PUBLIC_TASK,
        holder=Rows("areas.Yard", "gone_since", "municipality"),
        warns=True,
    ),
)
SCANS = Kept(
    "areas.LoadedScan",
    _("what a scan said of itself"),
    of_nobody=frozenset(
        {"loaded_at", "made_on", "version", "n_yards", "visit_areas", "sources"}
    ),
    term=Term(
        days=years(10),
        starts=_("the scan was read in, and no yard depends on it any more"),
        ground=LEGAL_DUTY,
        holder=ScansWithoutYards(),
        warns=True,
        record=Record(
            _("reports and figures of a task; your archivist confirms the category"), 10
        ),
    ),
)
KEPT = (YARDS, SCANS)
