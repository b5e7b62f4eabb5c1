"""Questions about visits: whose day it is, what may be seen of it, what was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Count, Max, Min, Q

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.plans.models import PlanRun, Stop, StopQuerySet
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Pause, Round, RoundQuerySet
from samensterk.web.rounds.teams.models import Shift, Team, TeamQuerySet
from samensterk.web.rounds.visits.models import (
    Outcome,
    Visit,
    VisitCount,
    VisitQuerySet,
)

GOES = (Stop.State.PLANNED, Stop.State.DONE)
AHEAD = timedelta(days=1)  # a field team prepares the day before
# So long a team itself fills in what it forgot; after that the coordinator does.
FORGOTTEN = timedelta(days=7)
CEASED_SINCE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DayStop:
    """One visit of a day, at its place, with what it brought if it has been."""

    number: int
    stop: Stop
    visit: Visit | None

    @property
    def is_done(self) -> bool:
        return self.visit is not None or self.stop.state == Stop.State.DONE


@dataclass(frozen=True, slots=True)
class TeamDay:
    """The visits of one team on one day, in their order."""

    team: Team
    day: date
    stops: Sequence[DayStop]

    @property
    def n_done(self) -> int:
        return sum(one.is_done for one in self.stops)

    @property
    def next(self) -> DayStop | None:
        return next((one for one in self.stops if not one.is_done), None)


def sees_all(request: MunicipalityRequest) -> bool:
    return Role.COORDINATOR in request.roles


def days_of_team() -> tuple[date, date]:
    """Give the days that a field team sees: its round of today, and to prepare."""
    return today(), today() + AHEAD


def may_see_day(request: MunicipalityRequest, day: date) -> bool:
    return sees_all(request) or day in days_of_team()


def teams_seen_by(request: MunicipalityRequest) -> TeamQuerySet:
    """Give all teams to a coordinator; to others their own, of rounds that were announced."""
    rows = Team.objects.for_municipality(request.municipality.pk)
    if sees_all(request):
        return rows
    mine = rows.filter(people__user=request.user.pk)
    return mine.exclude(of__state=Round.State.DRAFT).distinct()


def rounds_seen_by(request: MunicipalityRequest) -> RoundQuerySet:
    rows = Round.objects.for_municipality(request.municipality.pk)
    if sees_all(request):
        return rows
    return rows.filter(pk__in=teams_seen_by(request).values("of"))


def stops_seen_by(request: MunicipalityRequest) -> StopQuerySet:
    """Give all visits to a coordinator; to others those of their teams, today and tomorrow."""
    rows = Stop.objects.for_municipality(request.municipality.pk)
    if sees_all(request):
        return rows
    return rows.filter(
        team__in=teams_seen_by(request), day__in=days_of_team(), state__in=GOES
    )


def stops_to_record(request: MunicipalityRequest) -> StopQuerySet:
    """Give the visits of which somebody may write down how they went.

    To a team that is its own round of today, and what it forgot in the days before. The
    same of those days that it wrote down itself, so that it can mend that today.
    """
    rows = Stop.objects.for_municipality(request.municipality.pk)
    if sees_all(request):
        return rows
    first = today() - FORGOTTEN
    days = Q(day__gte=first, day__lt=today())
    is_mine = Q(state=Stop.State.PLANNED) | Q(visit__by=request.user.pk)
    seen = Q(day__in=days_of_team(), state__in=GOES)
    return rows.filter(seen | days & is_mine, team__in=teams_seen_by(request))


def _forgotten(request: MunicipalityRequest, at: str = "") -> Q:
    """Say of a visit that its day is over and that nothing is known of it."""
    found = {f"{at}state": Stop.State.PLANNED, f"{at}day__lt": today()}
    if not sees_all(request):
        found[f"{at}day__gte"] = today() - FORGOTTEN
    return Q(**found)


def forgotten_of(request: MunicipalityRequest) -> list[Stop]:
    """Give what was not filled in, the oldest first; two queries."""
    rows = stops_to_record(request).filter(_forgotten(request), team__isnull=False)
    rows = rows.exclude(of__state=Round.State.CLOSED).select_related("yard", "team")
    found = list(rows.defer("yard__facts", "yard__before").order_by("day", "pk"))
    keys = [one.key for one in found]
    welcome = addressable(request.municipality.pk, keys, Way.VISIT)
    return [one for one in found if one.key in welcome]


def n_forgotten(request: MunicipalityRequest) -> list[tuple[str, int]]:
    """Count these by team; one query, reads no visit."""
    missing = _forgotten(request, "stops__")
    rows = Team.objects.filter(pk__in=teams_seen_by(request).values("pk"))
    rows = rows.exclude(of__state=Round.State.CLOSED)
    counted = rows.annotate(n=Count("stops", filter=missing)).filter(n__gt=0)
    return list(counted.order_by("name", "pk").values_list("name", "n"))


def days_of(request: MunicipalityRequest, day: date) -> list[TeamDay]:
    """Give the days of the teams that somebody may see; as many queries for any number.

    Who does not want a visit is not among them, even when nobody took it out yet.
    """
    rows = stops_seen_by(request).filter(day=day, state__in=GOES, team__isnull=False)
    return _by_team(rows, request.municipality.pk, day)


def day_of(request: MunicipalityRequest, team: Team, day: date) -> TeamDay:
    """Give the day of one team; empty when nothing is planned."""
    rows = stops_seen_by(request).filter(day=day, state__in=GOES, team=team)
    found = _by_team(rows, request.municipality.pk, day)
    return found[0] if found else TeamDay(team, day, ())


def _by_team(rows: StopQuerySet, here: int, day: date) -> list[TeamDay]:
    rows = rows.select_related("yard", "area__area", "team__of", "visit")
    rows = rows.defer("yard__facts", "yard__before", "area__area__outline")
    found = list(rows.order_by("team__name", "team", "place", "begins", "pk"))
    waits = [one.key for one in found if one.state == Stop.State.PLANNED]
    welcome = addressable(here, waits, Way.VISIT)
    teams: dict[int, list[Stop]] = {}
    for one in found:
        if one.state == Stop.State.DONE or one.key in welcome:
            teams.setdefault(one.team_id or 0, []).append(one)
    return [
        TeamDay(
            stops[0].team,  # type: ignore[arg-type]
            day,
            [DayStop(n, one, visit_of(one)) for n, one in enumerate(stops, 1)],
        )
        for stops in teams.values()
    ]


def visit_of(stop: Stop) -> Visit | None:
    """Give what was written down of a planned visit."""
    found: Visit | None = getattr(stop, "visit", None)
    return found


def visits_of(of: Round, outcome: str = "") -> VisitQuerySet:
    """Give the visits of a round, the last first."""
    rows = Visit.objects.for_municipality(of.municipality_id).filter(of=of)
    if outcome:
        rows = rows.filter(outcome=outcome)
    rows = rows.select_related("stop__yard", "area__area")
    rows = rows.defer("stop__yard__facts", "stop__yard__before", "area__area__outline")
    return rows.order_by("-on", "-at", "pk")


def days_beside(
    request: MunicipalityRequest, day: date
) -> tuple[date | None, date | None]:
    """Give the day with visits before this one and after it; reads no yard."""
    rows = stops_seen_by(request).filter(state__in=GOES).order_by()
    before = rows.filter(day__lt=day).aggregate(day=Max("day"))["day"]
    after = rows.filter(day__gt=day).aggregate(day=Min("day"))["day"]
    return before, after


def counted(of: Round) -> list[tuple[str, int]]:
    """Give how often each outcome was in a whole round, by its words; of no address."""
    rows = VisitCount.objects.filter(of=of).values_list("outcome", "n")
    totals: dict[str, int] = {}
    for outcome, n in rows:
        totals[outcome] = totals.get(outcome, 0) + n
    return [
        (str(label), totals[code])
        for code, label in Outcome.choices
        if totals.get(code)
    ]


def half_at(of: Round, at_minutes: int) -> str:
    """Say which half of the day it is, by the hours of the round."""
    noon = of.afternoon_from.hour * 60 + of.afternoon_from.minute
    return Shift.Half.MORNING if at_minutes < noon else Shift.Half.AFTERNOON


def other_half(half: str) -> str:
    is_morning = half == Shift.Half.MORNING
    return Shift.Half.AFTERNOON if is_morning else Shift.Half.MORNING


def rule_of(of: Round) -> FieldRule | None:
    """Give the rule that was announced with this round; else the one that holds now.

    Letter, card and day plan show the same words.
    """
    last = last_announced(of)
    return current_rule(of.municipality_id) if last is None else last.rule


def last_announced(of: Round) -> Announcement | None:
    told = Announcement.objects.filter(of=of).exclude(announced_at=None)
    return told.select_related("rule").order_by("-number").first()


def is_straight(of: Round) -> bool:
    """Say whether the times were reckoned along straight lines."""
    runs = PlanRun.objects.filter(of=of).exclude(ended_at=None)
    last = runs.order_by("-number").first()
    return last is not None and last.is_straight


def pauses_on(of: Round, day: date) -> list[Pause]:
    """Give what waits on a day, so that a team does not go there."""
    rows = Pause.objects.filter(area__of=of, from_on__lte=day)
    rows = rows.filter(Q(until_on=None) | Q(until_on__gte=day))
    return list(rows.select_related("area__area").defer("area__area__outline"))


@dataclass(frozen=True, slots=True)
class DaySummary:
    """How far one team is on a day, and when it begins and ends; of no yard."""

    team: str
    n_stops: int
    n_done: int
    first: time | None
    last: time | None


def summary_of_days(request: MunicipalityRequest, day: date) -> list[DaySummary]:
    """Sum up the day of every team that somebody may see; one query, reads no yard."""
    on = Q(stops__day=day, stops__state__in=GOES)
    done = on & Q(stops__state=Stop.State.DONE)
    teams = Team.objects.filter(pk__in=teams_seen_by(request).values("pk"))
    rows = teams.annotate(
        n_stops=Count("stops", filter=on),
        n_done=Count("stops", filter=done),
        first=Min("stops__begins", filter=on),
        last=Max("stops__ends", filter=on),
    )
    rows = rows.filter(n_stops__gt=0).order_by("name", "pk")
    return [
        DaySummary(*row)
        for row in rows.values_list("name", "n_stops", "n_done", "first", "last")
    ]
