"""A plan as JSON and as Dutch lines, for who planned from a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samensterk.planning.checking import check_plan
from samensterk.planning.rounds import DayPlan, Plan, Problem, Reason, Unplaced
from samensterk.products.routes_of_instance import Routes


def plan_as_json(problem: Problem, plan: Plan) -> dict[str, Any]:
    """Give the plan; `distance` is driving in seconds, `vehicles` is team-days."""
    team_days = {one.key: one for one in problem.team_days}
    return {
        "distance": plan.drive_s,
        "vehicles": len(plan.days),
        "feasible": not check_plan(problem, plan),
        "visits": plan.n_visits,
        "waiting_seconds": plan.wait_s,
        "team_days": [
            {
                "key": day.team_day,
                "team": team_days[day.team_day].team,
                "day": date.fromordinal(team_days[day.team_day].day).isoformat(),
                "leave": clock(day.leave_s),
                "back": clock(day.back_s),
                "lunch": None if day.lunch_s is None else clock(day.lunch_s),
                "driving_seconds": day.drive_s,
                "stops": _stops(day),
            }
            for day in plan.days
        ],
        "unplaced": [
            {"key": one.visit, "reason": one.reason.value, "facts": dict(one.facts)}
            for one in plan.unplaced
        ],
        "waiting_areas": list(plan.waiting_areas),
    }


def _stops(day: DayPlan) -> list[dict[str, Any]]:
    return [
        {
            "key": stop.visit,
            "arrival": clock(stop.arrival_s),
            "begin": clock(stop.begin_s),
            "end": clock(stop.end_s),
            "driving_seconds": stop.drive_s,
            "waiting_seconds": stop.wait_s,
        }
        for stop in day.stops
    ]


def clock(moment_s: int) -> str:
    """Give a moment as 09:05, or 09:05:30 where the seconds are not zero."""
    minutes, seconds = divmod(moment_s, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def plan_as_text(problem: Problem, plan: Plan) -> str:
    """Give the plan in Dutch, a line per team-day."""
    team_days = {one.key: one for one in problem.team_days}
    lines = [
        f"{date.fromordinal(team_days[day.team_day].day).isoformat()} "
        f"{team_days[day.team_day].team}: "
        + ", ".join(f"{clock(s.begin_s)[:5]} {s.visit}" for s in day.stops)
        + f"; terug {clock(day.back_s)[:5]}"
        for day in plan.days
    ]
    lines += [f"geen plek voor {one.visit}: {why(one)}" for one in plan.unplaced]
    if plan.waiting_areas:
        lines.append("deze gebieden wachten: " + ", ".join(plan.waiting_areas))
    lines.append(
        f"{plan.n_visits} bezoeken op {len(plan.days)} teamdagen; "
        f"{round(plan.drive_s / 60)} minuten rijden."
    )
    return "\n".join(lines) + "\n"


_WHY: Mapping[Reason, str] = {
    Reason.NO_ROAD: "er leidt geen weg naar toe",
    Reason.NO_SKILL: "geen team heeft wat dit bezoek vraagt ({needs})",
    Reason.OUTSIDE_HOURS: "het past niet binnen de uren van een team",
    Reason.APPOINTMENT_CLASH: "de afspraak botst met die van {with}",
    Reason.DOES_NOT_FIT: "er is niet genoeg tijd over",
}


def why(one: Unplaced) -> str:
    """Say in Dutch why a visit has no place."""
    return _WHY[one.reason].format_map(dict(one.facts))


def routes_as_json(routes: Routes) -> dict[str, Any]:
    """Give routes of a public instance; clients have the numbers of its file, less one."""
    return {
        "distance": routes.distance,
        "vehicles": routes.vehicles,
        "feasible": routes.is_feasible,
        "routes": [list(one) for one in routes.routes],
    }


def routes_as_text(routes: Routes) -> str:
    """Give routes as CVRPLIB writes solutions."""
    lines = [
        f"Route #{at}: " + " ".join(map(str, one))
        for at, one in enumerate(routes.routes, 1)
    ]
    return "\n".join([
        *lines, f"distance {routes.distance:g}", f"vehicles {routes.vehicles}", ""
    ])  # fmt: skip
