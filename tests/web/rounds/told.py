"""Rounds that have been, for tests of what comes after."""

from datetime import timedelta
from uuid import uuid4

from web.rounds_made import make_round_over

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.rounds.models import Round, Visit, VisitCount


def been(area, *, on=None, **counts):
    """Let visits to an area of a round have ended so: talk=7, not_home=5."""
    for outcome, n in counts.items():
        VisitCount.objects.create(
            municipality=area.municipality,
            of=area.of,
            area=area,
            outcome=outcome,
            n=n,
            last_on=on or area.of.ends_on,
        )


def talked(area, n, **lists):
    """Write so many talks down, with their fixed words."""
    for _turn in range(n):
        Visit.objects.create(
            municipality=area.municipality,
            of=area.of,
            area=area,
            key=uuid4().hex,
            on=area.of.ends_on,
            half="morning",
            outcome="talk",
            **lists,
        )


def past_round(place, n_areas, *, days_ago=30, **more):
    """Make a closed round over so many areas that ended a while ago."""
    given = {
        "starts_on": today() - timedelta(days=days_ago + 28),
        "ends_on": today() - timedelta(days=days_ago),
        "state": Round.State.CLOSED,
    }
    return make_round_over(place, n_areas, **given | more)


def yards_in(scan, name, n):
    """Make so many farm yards in one visit area of a scan."""
    number = scan.municipality.yards.count()
    return Yard.objects.bulk_create(
        Yard(
            municipality=scan.municipality,
            scan=scan,
            key=f"99{number + one:014}",
            address=f"Langewijk {number + one}, 9913AA Oosterlage",
            street="Langewijk",
            house_number=number + one,
            place="Oosterlage",
            visit_area=name,
            kind=Yard.Kind.FARM,
            x_m=249_000.0,
            y_m=570_000.0,
        )
        for one in range(1, n + 1)
    )
