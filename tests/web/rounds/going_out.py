"""A team on its way today, and how its visits go, for tests of visits."""

from datetime import time, timedelta
from uuid import uuid4

from web.rounds_made import a_round_area, make_round, make_stop, make_team
from web.scanned import make_described_scan

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.rounds.models import Round, Shift, Stop
from samensterk.web.rounds.visits.services import Told, record_visit, where_of

MORNING, AFTERNOON = Shift.Half.MORNING, Shift.Half.AFTERNOON


def make_yard(place, number):
    """Make one more yard along one road."""
    return Yard.objects.create(
        municipality=place,
        key=f"0000{number:012d}",
        address=f"Langewijk {number}, 9913 AA Oosterlage",
        street="Langewijk",
        house_number=number,
        place="Oosterlage",
        visit_area="Bezoekgebied 1",
        kind=Yard.Kind.FARM,
        x_m=249_000.0 + 100 * number,
        y_m=570_000.0,
    )


def make_announced_round(place, **more):
    scan = place.scans.filter(areas__isnull=False).first() or make_described_scan(place)
    given = {
        "state": Round.State.ANNOUNCED,
        "starts_on": today(),
        "ends_on": today() + timedelta(days=200),
    }
    return make_round(place, scan, **given | more)


def make_day(place, n=3, *, of=None, team=None, day=None, **more):
    """Plan visits of one team on one day, the first at half past nine."""
    of = of or make_announced_round(place)
    team = team or make_team(of, start_x_m=249_000.0, start_y_m=570_000.0)
    n_before = Yard.objects.filter(municipality=place).count()
    return [
        make_stop(
            of,
            make_yard(place, n_before + number),
            area=a_round_area(of),
            state=Stop.State.PLANNED,
            team=team,
            day=day or today(),
            begins=time(9 + number // 2, 30 * (number % 2)),
            ends=time(9 + number // 2, 30 * (number % 2) + 20),
            place=number,
            drive_s=300,
            **more,
        )
        for number in range(1, n + 1)
    ]


def told(outcome="talk", **more):
    return Told(**{"outcome": outcome, "on": today(), "half": MORNING} | more)


def record(stop, by, outcome="talk", *, number=None, where=None, **more):
    return record_visit(
        number=number or uuid4(),
        where=where or where_of(stop),
        told=told(outcome, **more),
        by_id=by.pk,
    )


def filled_in(outcome="talk", **more):
    """Give what a phone sends."""
    return {
        "number": str(uuid4()),
        "outcome": outcome,
        "on": today().isoformat(),
        "half": MORNING,
        **more,
    }
