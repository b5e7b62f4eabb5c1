"""Read a problem for the planner from our own JSON; docs/plan-problem.md describes it."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from samensterk.geo.arrays import Seconds
from samensterk.planning.rounds import (
    Appointment,
    Lunch,
    Problem,
    TeamDay,
    Visit,
    Window,
)
from samensterk.sources.json_fields import Fields, WrongField, fields_of
from samensterk.sources.reading import BrokenFile

MOST_PLACES = 20_000
DAY_MINUTES = 24 * 60


def read_problem(path: Path) -> Problem:
    """Read a file; raises BrokenFile with the place in the JSON and what is wrong."""
    try:
        text = path.read_text("utf-8-sig")
        value = json.loads(text)
    except UnicodeDecodeError as error:
        raise BrokenFile(path, "dit bestand is geen UTF-8") from error
    except json.JSONDecodeError as error:
        why = f"dit is geen JSON (regel {error.lineno}, teken {error.colno})"
        raise BrokenFile(path, why) from error
    try:
        return problem_of(value)
    except WrongField as error:
        raise BrokenFile(path, f"{error.where}: {error.why}") from error


def problem_of(value: Any) -> Problem:
    """Give the problem that JSON describes; raises WrongField."""
    whole = fields_of("", value)
    whole.only("seconds", "visits", "team_days", "areas")
    seconds = _matrix(whole)
    n = len(seconds)
    team_days = whole.each("team_days", lambda one: _team_day(one, n))
    visits = whole.each("visits", lambda one: _visit(one, n))
    _refuse_doubles("team_days", (one.key for one in team_days))
    _refuse_doubles("visits", (one.key for one in visits))
    areas = whole.texts("areas")
    _refuse_doubles("areas", areas)
    if not team_days:
        raise WrongField("team_days", "er is geen enkel team op een dag")
    known = {one.key for one in team_days}
    for at, visit in enumerate(visits):
        if visit.locked_to is not None and visit.locked_to not in known:
            why = f"'{visit.locked_to}' staat niet in team_days"
            raise WrongField(f"visits[{at}].team_day", why)
    return Problem(visits, team_days, seconds, areas)


def _refuse_doubles(where: str, keys: Iterable[str]) -> None:
    double = [key for key, count in Counter(keys).items() if count > 1]
    if double:
        raise WrongField(where, f"'{double[0]}' staat er twee keer in")


def _matrix(whole: Fields) -> Seconds:
    rows = whole.value("seconds")
    if not isinstance(rows, list) or not rows:
        raise WrongField("seconds", "moet een lijst van rijen zijn")
    if len(rows) > MOST_PLACES:
        raise WrongField("seconds", f"heeft meer dan {MOST_PLACES} plaatsen")
    made = np.empty((len(rows), len(rows)))
    for at, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != len(rows):
            why = f"moet een rij van {len(rows)} getallen zijn"
            raise WrongField(f"seconds[{at}]", why)
        made[at] = [_drive(f"seconds[{at}][{to}]", one) for to, one in enumerate(row)]
    return made


def _drive(where: str, value: Any) -> float:
    if value is None:
        return float("inf")  # no road
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value < float("inf"):
        raise WrongField(where, "moet een getal van 0 of meer zijn, of null")
    return float(value)


def _team_day(one: Fields, n: int) -> TeamDay:
    one.only(
        "key", "team", "day", "start", "end", "start_place", "end_place", "lunch",
        "skills", "most_visits",
    )  # fmt: skip
    start_s, end_s = one.moment_s("start"), one.moment_s("end")
    if end_s <= start_s:
        raise WrongField(one.path("end"), "moet later zijn dan start")
    start_place = one.whole("start_place", most=n - 1)
    return TeamDay(
        key=one.key("key"),
        team=one.key("team"),
        day=one.day("day"),
        start_s=start_s,
        end_s=end_s,
        start_place=start_place,
        end_place=one.whole("end_place", start_place, most=n - 1),
        lunch=_lunch(one.one("lunch"), start_s, end_s),
        skills=frozenset(one.texts("skills")),
        most_load=one.whole("most_visits", 7, least=1, most=100),
    )


def _lunch(one: Fields | None, start_s: int, end_s: int) -> Lunch | None:
    if one is None:
        return None
    one.only("from", "until", "minutes")
    first_s, last_s = one.moment_s("from"), one.moment_s("until")
    length_s = one.whole("minutes", least=1, most=240) * 60
    if not start_s <= first_s <= last_s or last_s + length_s > end_s:
        raise WrongField(one.where, "valt niet binnen de uren van het team")
    return Lunch(first_s, last_s, length_s)


def _visit(one: Fields, n: int) -> Visit:
    one.only(
        "key", "place", "minutes", "area", "windows", "needs", "appointment",
        "team_day", "apart",
    )  # fmt: skip
    return Visit(
        key=one.key("key"),
        place=one.whole("place", most=n - 1),
        service_s=one.whole("minutes", 40, least=1, most=DAY_MINUTES) * 60,
        area=one.text("area", ""),
        windows=one.each("windows", _window),
        needs=frozenset(one.texts("needs")),
        appointment=_appointment(one.one("appointment")),
        locked_to=one.key("team_day") if one.has("team_day") else None,
        apart=one.text("apart", ""),
    )


def _window(one: Fields) -> Window:
    one.only("from", "until", "day")
    start_s, end_s = one.moment_s("from"), one.moment_s("until")
    if end_s < start_s:
        raise WrongField(one.path("until"), "moet later zijn dan from")
    return Window(start_s, end_s, one.day("day") if one.has("day") else None)


def _appointment(one: Fields | None) -> Appointment | None:
    if one is None:
        return None
    one.only("day", "at")
    return Appointment(one.day("day"), one.moment_s("at"))
