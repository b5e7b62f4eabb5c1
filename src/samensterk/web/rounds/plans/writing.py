"""Write a plan into the visits of a round; who calls holds the round."""

from collections.abc import Iterator, Mapping
from typing import Any

from samensterk.planning.rounds import Plan, Reason, Unplaced
from samensterk.web.rounds.plans.asking import Asked
from samensterk.web.rounds.plans.hours import clock
from samensterk.web.rounds.plans.models import Stop

WHY = {
    Reason.NO_SKILL: Stop.Unplaced.NO_TEAM,
    Reason.OUTSIDE_HOURS: Stop.Unplaced.NO_TIME,
    Reason.APPOINTMENT_CLASH: Stop.Unplaced.CLASH,
    Reason.NO_ROAD: Stop.Unplaced.NO_ROAD,
    Reason.DOES_NOT_FIT: Stop.Unplaced.FULL,
}
MOMENT = ("team_id", "day", "begins", "ends", "place", "drive_s")
WRITTEN = ("state", *MOMENT, "unplaced", "is_locked", "version")
NO_MOMENT: Mapping[str, Any] = dict.fromkeys(MOMENT)


def write_plan(asked: Asked, plan: Plan) -> list[Stop]:
    """Give the visits their moments; gives those that changed.

    What the plan does not speak of stays open, as it was.
    """
    changed = [
        stop
        for key, values in _values(asked, plan)
        if _set(stop := asked.stops[key], values)
    ]
    for stop in changed:
        stop.version += 1
    rows = Stop.objects.for_municipality(asked.of.municipality_id)
    for stop in changed:  # in one statement it takes three times as long
        rows.filter(pk=stop.pk).update(**{one: getattr(stop, one) for one in WRITTEN})
    return changed


def _set(stop: Stop, values: Mapping[str, Any]) -> bool:
    is_changed = any(getattr(stop, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(stop, name, value)
    return is_changed


def _values(asked: Asked, plan: Plan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    placed = dict(_placed(asked, plan))
    why = {one.visit: _why(asked, one) for one in plan.unplaced}
    waiting = set(plan.waiting_areas)
    for key, stop in asked.stops.items():
        if key in placed:
            yield key, placed[key]
            continue
        is_new = stop.state == Stop.State.PLANNED or str(stop.area_id) in waiting
        reason = why.get(key, "" if is_new else stop.unplaced)
        yield (
            key,
            {
                **NO_MOMENT,
                "state": Stop.State.OPEN,
                "unplaced": reason,
                "is_locked": False,
            },
        )


def _why(asked: Asked, one: Unplaced) -> Stop.Unplaced:
    """Say that it is for its kind of farm, where it could be at other hours or days."""
    is_kind = one.reason is Reason.OUTSIDE_HOURS and one.visit in asked.limited
    return Stop.Unplaced.KIND if is_kind else WHY[one.reason]


def _placed(asked: Asked, plan: Plan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for day in plan.days:
        team_day = asked.days.get(day.team_day)
        for number, one in enumerate(day.stops, 1):
            if team_day is None:
                yield one.visit, {}  # a day that nobody plans: it stays as it is
                continue
            stop = asked.stops[one.visit]
            is_there = (stop.team_id, stop.day) == (team_day.team_id, team_day.day)
            yield (
                one.visit,
                {
                    "state": Stop.State.PLANNED,
                    "team_id": team_day.team_id,
                    "day": team_day.day,
                    "begins": clock(one.begin_s),
                    "ends": clock(one.end_s),
                    "place": number,
                    "drive_s": one.drive_s,
                    "unplaced": "",
                    "is_locked": stop.is_locked and is_there,
                },
            )
