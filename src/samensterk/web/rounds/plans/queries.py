"""Questions about the plan of a round, for its pages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max, Min, Q

from samensterk.web.common.moments import today
from samensterk.web.rounds.kinds.queries import limits_here
from samensterk.web.rounds.plans.asking import stops_of
from samensterk.web.rounds.plans.models import PlanRun, Stop, StopQuerySet
from samensterk.web.rounds.plans.words import why_not
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.teams.models import Shift

A_WEEK = timedelta(days=7)
AT_ONCE = 100  # half days in one question


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """How far one whole area is planned; nothing of a yard is in it."""

    row: RoundArea
    n_planned: int
    n_open: int
    n_done: int
    first: date | None
    last: date | None
    waits: bool
    paused: bool

    @property
    def name(self) -> str:
        return self.row.area.name


def area_plans(of: Round, last: PlanRun | None) -> list[AreaPlan]:
    """Give the areas in the order of the round; three queries, and no yard is read."""
    state = Stop.State
    rows = of.areas.select_related("area").defer("area__outline", "area__values")
    rows = rows.annotate(
        n_planned=Count("stops", filter=Q(stops__state=state.PLANNED)),
        n_open=Count("stops", filter=Q(stops__state=state.OPEN)),
        n_tried=Count(
            "stops", filter=Q(stops__state=state.OPEN) & ~Q(stops__unplaced="")
        ),
        n_done=Count("stops", filter=Q(stops__state=state.DONE)),
    )
    found = list(rows.prefetch_related("pauses").order_by("place", "pk"))
    spans = _spans(found)
    day = max(today(), of.starts_on)
    return [
        AreaPlan(
            one,
            one.n_planned,
            one.n_open,
            one.n_done,
            *spans.get(one.pk, (None, None)),
            waits=last is not None
            and bool(one.n_open)
            and not (one.n_planned or one.n_tried or one.n_done),
            paused=any(
                pause.from_on <= day
                and (pause.until_on is None or day <= pause.until_on)
                for pause in one.pauses.all()
            ),
        )
        for one in found
    ]


def _spans(rows: Collection[RoundArea]) -> dict[int, tuple[date | None, date | None]]:
    """Give the first and last day with a planned visit of each area; one query."""
    if not rows:
        return {}
    asked: dict[str, Max | Min] = {}
    for one in rows:
        here = Q(area=one.pk, state=Stop.State.PLANNED)
        asked[f"first_{one.pk}"] = Min("day", filter=here)
        asked[f"last_{one.pk}"] = Max("day", filter=here)
    found = Stop.objects.filter(area__in=[one.pk for one in rows]).aggregate(**asked)
    return {one.pk: (found[f"first_{one.pk}"], found[f"last_{one.pk}"]) for one in rows}


def last_run(of: Round) -> PlanRun | None:
    """Give the last run that wrote a plan."""
    rows = of.runs.exclude(totals={}).select_related("made_by")
    return rows.order_by("-number").first()


def n_by_day(of: Round) -> dict[tuple[int, date], int]:
    """Count what is planned for each team on each day from today; no visit is read."""
    shifts = Shift.objects.filter(team__of=of, day__gte=today())
    days = list(shifts.values_list("team", "day").distinct())
    planned = Stop.objects.for_municipality(of.municipality_id).filter(
        of=of, state=Stop.State.PLANNED
    )
    found: dict[tuple[int, date], int] = {}
    for start in range(0, len(days), AT_ONCE):
        some = days[start : start + AT_ONCE]
        asked = {
            f"n{number}": Count("pk", filter=Q(team=team, day=day))
            for number, (team, day) in enumerate(some)
        }
        counts = planned.aggregate(**asked)
        found |= {key: counts[f"n{number}"] for number, key in enumerate(some)}
    return found


@dataclass(frozen=True, slots=True)
class WithoutPlace:
    """A visit without a moment, and why."""

    stop: Stop
    why: str


def without_place(of: Round) -> list[WithoutPlace]:
    """Give the visits that the planner found no place for."""
    rows = stops_of(of).filter(state=Stop.State.OPEN).exclude(unplaced="")
    rows = rows.select_related("yard", "of", "area__area").defer(
        "yard__facts", "yard__before", "area__area__outline", "area__area__values"
    )
    limits = limits_here(of.municipality_id)
    return [
        WithoutPlace(one, why_not(one, limits))
        for one in rows.order_by("unplaced", "area__place", "pk")
    ]


def not_recorded(of: Round) -> int:
    """Count the visits that should have been paid and of which nothing is known."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    return rows.filter(state=Stop.State.PLANNED, day__lt=today()).count()


def week_of(day: date) -> date:
    """Give the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def planned_between(of: Round, first: date, last: date) -> StopQuerySet:
    """Give the visits on these days, as they are driven."""
    rows = stops_of(of).filter(day__gte=first, day__lte=last).exclude(place=None)
    rows = rows.select_related("yard", "team", "area__area").defer(
        "yard__facts", "yard__before", "area__area__outline", "area__area__values"
    )
    return rows.exclude(state=Stop.State.LAPSED).order_by(
        "day", "team__name", "team", "place", "pk"
    )


def fetchable(municipality_id: int) -> StopQuerySet:
    """Give the visits of a municipality with what their pages show."""
    rows = Stop.objects.for_municipality(municipality_id)
    return rows.select_related(
        "yard", "team", "area__area", "of__scan", "of__programme", "of__municipality"
    ).defer("yard__facts", "yard__before", "area__area__outline", "area__area__values")


class PlannedHalfDays:
    """Tells the wing of teams which half days hold visits that are still to come."""

    def used_among(self, shifts: Collection[Shift]) -> Sequence[Shift]:
        """Count, so that no visit is read by a page that shows none."""
        given = list(shifts)
        used = []
        for start in range(0, len(given), AT_ONCE):
            some = given[start : start + AT_ONCE]
            counts = {
                f"n_{number}": Count("pk", filter=_on(one))
                for number, one in enumerate(some)
            }
            rows = Stop.objects.filter(
                state=Stop.State.PLANNED, team__in={one.team_id for one in some}
            )
            found = rows.aggregate(**counts)
            used += [one for n, one in enumerate(some) if found[f"n_{n}"]]
        return used


def _on(shift: Shift) -> Q:
    is_morning = Q(begins__lt=F("of__afternoon_from"))
    half = is_morning if shift.half == Shift.Half.MORNING else ~is_morning
    return Q(team=shift.team_id, day=shift.day) & half


def half_of(stop: Stop) -> str:
    """Give the half day that a planned visit is in, by the hours of its round."""
    if stop.begins is None or stop.begins < stop.of.afternoon_from:
        return Shift.Half.MORNING.value
    return Shift.Half.AFTERNOON.value


def is_begun(stop: Stop) -> bool:
    """Say whether its area is planned, so that a change of it moves others."""
    rows = Stop.objects.filter(area=stop.area_id)
    return rows.filter(Q(place__isnull=False) | ~Q(unplaced="")).exists()
