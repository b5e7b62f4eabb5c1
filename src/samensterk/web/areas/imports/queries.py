"""Questions about lists of yards and their rows."""

from collections.abc import Collection, Mapping

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samensterk.web.areas.imports.models import (
    ImportRow,
    ImportRowQuerySet,
    YardImport,
)
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.models import Job
from samensterk.web.common.tables import ROWS_PER_PAGE

AT_WORK = (YardImport.State.MATCHING, YardImport.State.APPLYING)


def imports_of(municipality_id: int) -> QuerySet[YardImport]:
    """Give the lists of a municipality, the newest first."""
    rows = YardImport.objects.filter(municipality_id=municipality_id)
    return rows.select_related("by")


def job_of(found: YardImport) -> Job | None:
    """Give the work that is done for a list, while it is."""
    if found.state not in AT_WORK or found.job_id is None:
        return None
    return Job.objects.filter(pk=found.job_id).first()


def is_stuck(found: YardImport) -> bool:
    """Say whether its work has failed, was stopped or is not there any more."""
    job = job_of(found)
    return found.state in AT_WORK and (job is None or job.is_ended)


def rows_of(found: YardImport, *, shown: str = "") -> ImportRowQuerySet:
    """Give the rows of a list; narrowed to one match, to what is taken or left out."""
    rows = ImportRow.objects.for_municipality(found.municipality_id).filter(of=found)
    if shown in ImportRow.Match.values:
        rows = rows.filter(match=shown)
    elif shown in ImportRow.Choice.values:
        rows = rows.filter(choice=shown)
    return rows.order_by("number")


def counts_of(found: YardImport) -> Mapping[str, int]:
    """Count the rows by match and choice, in one question."""
    rows = ImportRow.objects.for_municipality(found.municipality_id).filter(of=found)
    asked = {f"n_{one}": Count("pk", filter=Q(match=one)) for one in ImportRow.Match}
    choices = {
        f"n_{one}": Count("pk", filter=Q(choice=one)) for one in ImportRow.Choice
    }
    outcomes = {
        f"n_done_{one}": Count("pk", filter=Q(outcome=one))
        for one in ("kind", "added", "same", "back", "ceased", "again", "stays")
    }
    counted: Mapping[str, int] = rows.aggregate(**asked, **choices, **outcomes)
    return counted


def count_without_change(found: YardImport) -> int:
    """Count the chosen rows that leave a yard as it is; the same as `words.does` says."""
    rows = rows_of(found, shown=ImportRow.Choice.TAKE)
    yards = Yard.objects.for_municipality(found.municipality_id).filter(
        key=OuterRef("key")
    )
    there = yards.filter(set_aside_on=None)
    stays_off = yards.exclude(set_aside_on=None).filter(
        Q(is_own=False) | Q(n_corrections__gt=0)
    )
    says_the_same = Q(Exists(there.filter(kind=OuterRef("kind"))))
    says_nothing = Q(kind="") & Q(Exists(there))
    return rows.filter(says_the_same | says_nothing | Q(Exists(stays_off))).count()


def next_doubtful(found: YardImport, after: int) -> int | None:
    """Give the next row that somebody must look at."""
    rows = rows_of(found).filter(
        number__gt=after,
        choice=ImportRow.Choice.SKIP,
        match__in=(ImportRow.Match.LIKELY, ImportRow.Match.NONE),
    )
    row = rows.only("number", "municipality", "key", "of").first()
    return None if row is None else row.number


def keys_on_page(rows: ImportRowQuerySet, page: str | None) -> set[str]:
    """Give the yards that the rows of one page are about."""
    shown = Paginator(rows, ROWS_PER_PAGE).get_page(page).object_list
    return {one.key for one in shown if one.key}


def yards_by_key(municipality_id: int, keys: Collection[str]) -> Mapping[str, Yard]:
    """Give the yards with these keys, also those that are off the list."""
    rows = Yard.objects.for_municipality(municipality_id).filter(key__in=list(keys))
    return {one.key: one for one in rows.defer("facts", "before")}


def row_before(row: ImportRow) -> int | None:
    """Give the number of the row in which the same address stands before."""
    rows = rows_of(row.of).filter(key=row.key, number__lt=row.number)
    found = (
        rows.only("number", "municipality", "key", "of").first() if row.key else None
    )
    return None if found is None else found.number
