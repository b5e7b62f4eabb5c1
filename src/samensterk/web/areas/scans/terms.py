"""What scans keep."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.folders import forget_folder
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.common.keeping import (
    LEGAL_DUTY,
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
        return rows.due(before, place).filter(yards=None, talks=None)

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        due = self.due(before, place)
        folders = list(due.values_list("folder", flat=True))
        n_removed = remove_rows(due)
        for folder in folders:
            forget_folder(folder)
        return n_removed


SCANS = Kept(
    "areas.LoadedScan",
    _("what a scan said of itself"),
    of_nobody=frozenset(
        {
            "kind",
            "loaded_at",
            "made_on",
            "version",
            "n_yards",
            "visit_areas",
            "sources",
            "covered_share",
            "missing",
            "parameters",
            "comparison",
            "folder",
        }
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
AREAS = Kept(
    "areas.ScanArea",
    _("areas of a scan and their figures"),
    of_nobody=frozenset(
        {
            "level",
            "area_id",
            "part_of",
            "name",
            "n_members",
            "values",
            "before",
            "team_days",
            "outline",
            "x_m",
            "y_m",
        }
    ),
    goes_with="areas.LoadedScan",
)
KEPT = (SCANS, AREAS)
