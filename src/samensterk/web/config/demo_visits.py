"""Visits of a round that is under way: what has been was written down, to practise on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import cycle, groupby
from typing import Any
from uuid import UUID, uuid5

from samensterk.web.accounts.models import User
from samensterk.web.common.moments import today
from samensterk.web.config.demo_clock import days_ago
from samensterk.web.rounds.models import Round, Shift, Stop, Visit
from samensterk.web.rounds.visits.day_sheet import sheet_of
from samensterk.web.rounds.visits.hours import confirm_hours, proposed_hours
from samensterk.web.rounds.visits.queries import DayStop, TeamDay
from samensterk.web.rounds.visits.services import Told, record_visit, where_of

SPACE = UUID("a4b1c2c6-6c59-53f5-8a0e-5e0a3e0f7d42")  # of the numbers of these visits
NOON = time(12)
N_TODAY = 1  # visits of today that have been
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Went:
    """How a visit went; words of the fixed lists, with spaces between."""

    outcome: str
    topics: str = ""
    material: str = ""
    can_do: str = ""
    note: str = ""


# How visits went, again and again: outcome, topics, handed out, what they will do, a note.
WENT = (
    Went(
        "talk",
        "who_we_are renting theft",
        "card sign",
        "talks light",
        "De bel zit aan de achterkant.",
    ),
    Went("talk", "who_we_are signals reporting", "card smell_card", "app_group"),
    Went("not_home", "card"),
    Went("talk", "theft cyber", "card leaflet", "marks"),
    Went("talk", "who_we_are stopping municipality", "card", "", "Liever na tien uur."),
    Went("later"),
    Went("talk", "waste reporting", "card", "app_group talks"),
    Went("ceased"),
    Went("talk", "who_we_are renting approached", "card contract", "contract checks"),
    Went("not_home", "card"),
    Went("talk", "theft who_we_are", "card invitation", "meeting"),
    Went("rather_not"),
    Went("talk", "who_we_are waste", "card leaflet", "talks"),
    Went("not_reachable", "", "Het hek aan de weg zat dicht."),
)
PROMISE = "Uitzoeken bij wie u terecht kunt met een vraag over een lege schuur"


def visits_under_way(of: Round, team_user: User) -> None:
    """Write down how the visits before today went, and the first of today."""
    if of.visits.exists():
        return
    rows = Stop.objects.for_municipality(of.municipality_id)
    rows = rows.filter(of=of, state=Stop.State.PLANNED, day__lte=today())
    rows = rows.select_related("of", "team").order_by("day", "team", "place", "pk")
    went = cycle(WENT)
    for (day, team), grouped in groupby(rows, lambda one: (one.day, one.team)):
        stops = list(grouped)
        if day is None or team is None:
            continue
        n_days = (today() - day).days
        with days_ago(n_days):
            for stop in stops if n_days else stops[:N_TODAY]:
                _write(stop, next(went), team_user)
            if n_days:
                _confirm(TeamDay(team, day, _been(stops)), team_user)


def _write(stop: Stop, went: Went, user: User) -> None:
    day = stop.day or today()
    is_later = went.outcome == "later"
    is_morning = stop.begins is not None and stop.begins < NOON
    record_visit(
        number=uuid5(SPACE, stop.key),
        where=where_of(stop),
        told=Told(
            outcome=went.outcome,
            on=day,
            half=Shift.Half.MORNING if is_morning else Shift.Half.AFTERNOON,
            later_on=stop.of.ends_on - A_WEEK if is_later else None,
            later_half=Shift.Half.MORNING if is_later else "",
            topics=tuple(went.topics.split()),
            material=tuple(went.material.split()),
            can_do=tuple(went.can_do.split()),
            note=went.note,
            promise=_promise(day, user) if "stopping" in went.topics else {},
        ),
        by_id=user.pk,
    )


def _promise(day: date, user: User) -> dict[str, Any]:
    return {"what": PROMISE, "owner_id": user.pk, "due_on": day + 2 * A_WEEK}


def _been(stops: Sequence[Stop]) -> list[DayStop]:
    """Give the visits of a day that have been; who rather had none is not among them."""
    numbers = [uuid5(SPACE, one.key) for one in stops]
    written = Visit.objects.filter(pk__in=numbers).select_related("stop__yard")
    by_stop = {one.stop_id: one for one in written}
    return [
        DayStop(number, visit.stop, visit)
        for number, one in enumerate(stops, 1)
        if (visit := by_stop.get(one.pk)) is not None and visit.stop is not None
    ]


def _confirm(day: TeamDay, user: User) -> None:
    """Confirm the hours of a day as they are proposed."""
    sheet = sheet_of(day)
    hours = {one.organisation_id: one.hours for one in proposed_hours(sheet)}
    confirm_hours(sheet=sheet, hours=hours, by_id=user.pk)
