"""Rounds that are ready to be planned, or are, for tests of plans."""

from datetime import timedelta

from web.members import make_member, make_yards
from web.rounds_made import make_round, make_round_area, make_shift, make_team
from web.scanned import make_area

from samensterk.web.accounts.models import User
from samensterk.web.common.job_run import run as do_job
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Round, Stop, TeamMember
from samensterk.web.rounds.plans.running import ALL, job_of, start_run
from samensterk.web.rounds.teams.models import Shift

PARTS = (TeamMember.Part.SUPERVISOR, TeamMember.Part.OFFICER)


def make_ready(place, n_yards=12, n_days=3, n_areas=3, **more):
    """A round over all yards, divided evenly over its areas, with one team.

    Yards stand along one street, a kilometre from the next.
    """
    of = make_round(place, **{"whom": Round.Whom.ALL} | more)
    for number, yard in enumerate(make_yards(place, n_yards, of.scan)):
        yard.x_m = 249_000.0 + 1_000 * number
        yard.visit_area = f"Bezoekgebied {number * n_areas // n_yards + 1}"
        yard.save()
    for number in range(1, n_areas + 1):
        area = make_area(
            place,
            scan=of.scan,
            level="visit_area",
            name=f"Bezoekgebied {number}",
            area_id=f"visit-{number}",
            x_m=249_000.0 + 1_000 * number * n_yards / n_areas,
        )
        make_round_area(of, number, area)
    make_going_team(of, n_days)
    return of


def make_going_team(of, n_days, parts=PARTS, **more):
    """A team of two that begins beside the first yard and can on so many whole days."""
    given = {"start_x_m": 249_000.0, "start_y_m": 570_500.0}
    team = make_team(of, **given | more)
    for part in parts:
        team.people.create(
            municipality=of.municipality,
            organisation=of.municipality.organisation,
            part=part,
            shown_as="Anja" if part == TeamMember.Part.SUPERVISOR else "Bert",
        )
    for day in days_of(of, n_days):
        for half in Shift.Half.values:
            make_shift(team, day, half)
    return team


def days_of(of, n_days):
    """Give the first working days, from Monday on; four in each week."""
    monday = of.starts_on + timedelta(days=(7 - of.starts_on.weekday()) % 7)
    return [monday + timedelta(days=n // 4 * 7 + n % 4) for n in range(n_days)]


PLANNER = "plant@a.example.nl"


def planner(place):
    """Give the coordinator who plans; the same one every time."""
    known = User.objects.filter(email=PLANNER).first()
    return known or make_member(Role.COORDINATOR, place, email=PLANNER).user


def make_plan(of, what=ALL, by=None):
    """Plan a round as the worker does; gives the job."""
    by = by or planner(of.municipality)
    job = job_of(start_run(of=of, what=what, by_id=by.pk))
    do_job(job.pk)
    return Job.objects.get(pk=job.pk)


def stops_by_area(of):
    """Give the states of the visits by place of the area in the order."""
    found = {}
    for one in Stop.objects.filter(of=of).select_related("area").order_by("pk"):
        found.setdefault(one.area.place, []).append(one.state)
    return found
