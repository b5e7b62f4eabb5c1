"""Visits of a round that is under way: some have been, some are today, to practise on."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from samensterk.web.accounts.models import User
from samensterk.web.common.clock import HERE
from samensterk.web.common.moments import today
from samensterk.web.rounds.models import Round, Shift, Stop, Team, TeamMember
from samensterk.web.rounds.visits.services import Told, record_visit, where_of

SPACE = UUID("a4b1c2c6-6c59-53f5-8a0e-5e0a3e0f7d42")  # of the numbers of these visits
N_BEEN, N_TODAY = 6, 5
FIRST_AT = time(9, 30)
VISIT, DRIVE = timedelta(minutes=40), timedelta(minutes=8)
LUNCH_FROM, LUNCH = time(12), timedelta(minutes=45)
# How visits went: outcome, topics, handed out, what they will do, a note.
WENT: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        "talk",
        ("who_we_are", "renting", "theft"),
        ("card", "sign"),
        ("talks", "light"),
        "De bel zit aan de achterkant.",
    ),
    ("talk", ("signals", "reporting"), ("card", "smell_card"), ("app_group",), ""),
    ("not_home", (), ("card",), (), ""),
    ("talk", ("stopping", "municipality"), ("card",), (), "Liever na tien uur."),
    ("not_home", (), ("card",), (), ""),
    ("ceased", (), (), (), ""),
)
PROMISE = "Uitzoeken bij wie u terecht kunt met een vraag over een lege schuur"


def visits_under_way(of: Round, team_user: User) -> None:
    """Let the first team of a round have been out, and go out again today."""
    team = of.teams.order_by("name", "pk").first()
    if team is None or of.visits.exists():
        return
    _join(team, team_user)
    waits = Stop.objects.for_municipality(of.municipality_id)
    waits = waits.filter(of=of, state__in=(Stop.State.OPEN, Stop.State.PLANNED))
    in_order = waits.filter(again_of=None).order_by(
        "area__place", "yard__street", "yard__house_number", "pk"
    )
    stops = list(in_order[: N_BEEN + N_TODAY])
    if of.starts_on < today():
        before = max(of.starts_on, today() - timedelta(days=1))
        _plan(stops[:N_BEEN], team, before)
        for stop, went in zip(stops, WENT, strict=False):
            _write(stop, went, team_user)
        stops = stops[N_BEEN:]
    _plan(stops[:N_TODAY], team, today())


def _join(team: Team, user: User) -> None:
    """Give the place of somebody of the municipality to who signs in."""
    people = team.people.filter(part=TeamMember.Part.SUPERVISOR)
    member = people.order_by("pk").first()
    if member is not None:
        TeamMember.objects.filter(pk=member.pk).update(user=user)


def _plan(stops: list[Stop], team: Team, day: date) -> None:
    """Put visits after each other on a day, with lunch between them."""
    at = datetime.combine(day, FIRST_AT, HERE)
    for place, stop in enumerate(stops, 1):
        if at.time() < LUNCH_FROM < (at + VISIT).time():
            at = datetime.combine(day, LUNCH_FROM, HERE) + LUNCH
        stop.state, stop.team, stop.day, stop.place = "planned", team, day, place
        stop.begins, stop.ends = at.time(), (at + VISIT).time()
        stop.drive_s = int(DRIVE.total_seconds())
        stop.save()
        at += VISIT + DRIVE


def _write(
    stop: Stop,
    went: tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str],
    user: User,
) -> None:
    outcome, topics, material, can_do, note = went
    day = stop.day or today()
    has_promise = "stopping" in topics
    promise = {
        "what": PROMISE,
        "owner_id": user.pk,
        "due_on": day + timedelta(days=14),
    }
    record_visit(
        number=uuid5(SPACE, stop.key),
        where=where_of(stop),
        told=Told(
            outcome=outcome,
            on=day,
            half=Shift.Half.MORNING,
            topics=topics,
            material=material,
            can_do=can_do,
            note=note,
            promise=promise if has_promise else {},
        ),
        by_id=user.pk,
    )
