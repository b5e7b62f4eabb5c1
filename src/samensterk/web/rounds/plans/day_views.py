"""The days of a plan: each team with its visits, week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.plans import queries
from samensterk.web.rounds.plans.forms import value_of
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.words import duration
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.queries import TeamDay, team_days_of
from samensterk.web.rounds.teams.views import fetch_round, is_closed

SATURDAY = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One team on one day."""

    value: str  # its name in an address
    team: str
    day: date
    stops: Sequence[Stop]
    most_visits: int | None

    @property
    def driving(self) -> str:
        return duration(sum(one.drive_s or 0 for one in self.stops))

    @property
    def can_take(self) -> bool:
        """Say whether visits can still be put here."""
        return self.most_visits is not None and self.day > today()


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One day with its teams."""

    day: date
    columns: Sequence[DayColumn]


@require_GET
def plan_days(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Show one week; with `alles` the whole round, to print."""
    of = fetch_round(request, round_id)
    is_whole = "alles" in request.GET
    days = team_days_of(of)
    monday = _monday(request.GET.get("week", ""), of, days)
    first, last = (
        (of.starts_on, of.ends_on) if is_whole else (monday, monday + SATURDAY)
    )
    stops = list(queries.planned_between(of, first, last))
    weeks = sorted({queries.week_of(one.day) for one in days})
    run = queries.last_run(of)
    context = {
        "of": of,
        "is_closed": is_closed(of),
        "days": _board(days, stops, first, last),
        "is_whole": is_whole,
        "monday": monday,
        "before": max((one for one in weeks if one < monday), default=None),
        "after": min((one for one in weeks if one > monday), default=None),
        "is_straight": run is not None and run.is_straight,
        "has_plan": run is not None,
    }
    return render(request, "rounds/plans/plan_days.html", context)


def _monday(asked: str, of: Round, days: Sequence[TeamDay]) -> date:
    """Give the week that is asked for, else the first that is not over."""
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    if day is None or not queries.week_of(of.starts_on) <= day <= of.ends_on:
        coming = [one.day for one in days if one.day >= today()]
        day = min(coming, default=max((one.day for one in days), default=of.starts_on))
    return queries.week_of(day)


def _board(
    days: Sequence[TeamDay], stops: Sequence[Stop], first: date, last: date
) -> list[BoardDay]:
    """Put visits under their team and day; a day without any shows that there is room."""
    columns: dict[tuple[date, str, int], DayColumn] = {}
    for one in days:
        if first <= one.day <= last:
            columns[(one.day, one.team, one.team_id)] = _column(one, ())
    for (day, team, team_id), those in groupby(stops, _where):
        known = columns.get((day, team, team_id))
        most = known.most_visits if known else None
        columns[(day, team, team_id)] = DayColumn(
            value_of(team_id, day), team, day, list(those), most
        )
    return [
        BoardDay(day, [columns[key] for key in keys])
        for day, keys in groupby(sorted(columns), lambda key: key[0])
    ]


def _column(day: TeamDay, stops: Sequence[Stop]) -> DayColumn:
    value = value_of(day.team_id, day.day)
    return DayColumn(value, day.team, day.day, stops, day.most_visits)


def _where(stop: Stop) -> tuple[date, str, int]:
    assert stop.day is not None  # noqa: S101 - planned
    assert stop.team is not None  # noqa: S101
    return stop.day, stop.team.name, stop.team.pk
