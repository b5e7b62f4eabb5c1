"""Make a version of a report; a version that is there never changes."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.reports.queries import last_version
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.common.versions import hold


class MadeMeanwhile(Exception):
    """Somebody else made a version since the form was fetched; `last` is theirs."""

    def __init__(self, last: ReportVersion) -> None:
        super().__init__(f"version {last.number} is there already")
        self.last = last


@transaction.atomic
def make_version(
    *,
    scan: LoadedScan,
    seen: int,
    sections: Sequence[dict[str, Any]],
    street_knowledge: Sequence[dict[str, Any]] = (),
    note: str = "",
    made_by_id: int | None = None,
) -> ReportVersion:
    """Make the next version; sent twice it is made once.

    `seen` is the number of the last version that the maker knew, 0 of none.

    Raises
    ------
    MadeMeanwhile
    """
    last = last_version(hold(scan))
    made = ReportVersion(
        municipality_id=scan.municipality_id,
        scan=scan,
        number=1 if last is None else last.number + 1,
        sections=list(sections),
        street_knowledge=list(street_knowledge),
        note=note,
        made_by_id=made_by_id,
    )
    if last is not None and last.number != seen:
        if _says_the_same(made, last) and last.made_by_id == made_by_id:
            return last
        raise MadeMeanwhile(last)
    # No choices and nothing told are choices as well.
    made.full_clean(exclude={"sections", "street_knowledge"})
    made.save()
    return made


def _says_the_same(one: ReportVersion, other: ReportVersion) -> bool:
    names = ("sections", "street_knowledge", "note")
    return all(getattr(one, name) == getattr(other, name) for name in names)
