"""Which programme a municipality has, who takes part, and with how many hours."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from samensterk.web.common.moments import today
from samensterk.web.programme.plan.capacity import (
    NOBODY,
    NONE,
    CapacityLine,
    PlannedWork,
    capacity_lines,
)
from samensterk.web.programme.plan.models import (
    Aim,
    Contribution,
    Phase,
    Programme,
    WorkedHours,
)
from samensterk.web.programme.plan.planned_hours import PLANNED_HOURS

MOST_WORKED = 200  # lines on a page; the sums count all of them


def programmes_of(municipality_id: int) -> list[Programme]:
    """Give all programmes of a municipality, the first to begin first."""
    return list(Programme.objects.for_municipality(municipality_id))


def current_programme(municipality_id: int) -> Programme | None:
    """Give the programme of today: else the next to begin, else the last that ended."""
    return current_of(programmes_of(municipality_id), today())


def current_of(found: list[Programme], day: date) -> Programme | None:
    """Choose the programme of a day out of those of a municipality."""
    now = [one for one in found if one.holds(day)]
    ahead = [one for one in found if one.starts_on > day]
    return next(iter([*reversed(now), *ahead, *reversed(found)]), None)


def contributions_of(programme: Programme) -> list[Contribution]:
    """Give who takes part, with what, by name."""
    return list(programme.contributions.select_related("organisation"))


def organisations_of_one_neighbour(municipality_id: int) -> set[int]:
    """Give who takes part in the work of one other municipality, and not here."""
    pairs = Contribution.objects.values_list(
        "organisation", "programme__municipality"
    ).distinct()
    where: dict[int, set[int]] = {}
    for organisation_id, of_id in pairs:
        where.setdefault(organisation_id, set()).add(of_id)
    return {
        one
        for one, places in where.items()
        if len(places) == 1 and municipality_id not in places
    }


def aims_here(municipality_id: int) -> QuerySet[Aim]:
    rows = Aim.objects.filter(programme__municipality=municipality_id)
    return rows.select_related("programme")


def phases_here(municipality_id: int) -> QuerySet[Phase]:
    rows = Phase.objects.filter(programme__municipality=municipality_id)
    return rows.select_related("programme")


def contributions_here(municipality_id: int) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(programme__municipality=municipality_id)
    return rows.select_related("programme", "organisation")


def worked_here(municipality_id: int) -> QuerySet[WorkedHours]:
    rows = WorkedHours.objects.filter(programme__municipality=municipality_id)
    return rows.select_related("programme", "organisation", "task")


def n_outside(programme: Programme) -> int:
    """Count the phases and events that are not within the period of a programme."""
    first, last = programme.starts_on, programme.ends_on
    phases = programme.phases.filter(Q(starts_on__lt=first) | Q(ends_on__gt=last))
    events = programme.events.filter(
        Q(day__lt=first) | Q(day__gt=last) | Q(ends_on__gt=last)
    )
    return phases.count() + events.count()


def capacity_of(programme: Programme) -> list[CapacityLine]:
    """Give hours promised, planned and used per organisation.

    Three queries, and those of the rooms that plan hours as well.
    """
    names: dict[int, str] = {}
    promised = {}
    for one in contributions_of(programme):
        names[one.organisation_id] = one.organisation.name
        promised[one.organisation_id] = one.hours_promised
    planned = {}
    for row in _planned(programme):
        key = row["organisation"] or NOBODY
        names[key] = row["organisation__name"] or ""
        planned[key] = PlannedWork(
            row["n_tasks"], row["open"] or NONE, row["done"] or NONE
        )
    used = {}
    for row in _used(programme):
        names[row["organisation"]] = row["organisation__name"]
        used[row["organisation"]] = row["hours_used"]
    of_rounds: dict[int, Decimal] = {}
    for told in PLANNED_HOURS.of(programme.pk):
        key = told.organisation_id
        names[key] = told.organisation
        of_rounds[key] = of_rounds.get(key, NONE) + told.hours
    return capacity_lines(promised, planned, used, names, of_rounds)


def _planned(programme: Programme) -> Iterable[Mapping[str, Any]]:
    """Add up the tasks that this municipality does; what was dropped is no work."""
    rows = programme.tasks.filter(municipality=programme.municipality_id)
    rows = rows.exclude(state="dropped").order_by()
    return rows.values("organisation", "organisation__name").annotate(
        n_tasks=Count("pk"),
        open=Sum("hours_planned", filter=Q(state="open")),
        done=Sum("hours_planned", filter=Q(state="done")),
    )


def _used(programme: Programme) -> Iterable[Mapping[str, Any]]:
    rows = programme.worked.order_by().values("organisation", "organisation__name")
    return rows.annotate(hours_used=Sum("hours"))
