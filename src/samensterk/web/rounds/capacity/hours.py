"""What the team-days of a round offer: visiting hours less lunch and the way. Pure."""

from collections.abc import Sequence
from datetime import time

from samensterk.planning.capacity import Capacity
from samensterk.web.rounds.capacity.queries import AreaAsked
from samensterk.web.rounds.capacity.travel import STRAIGHT, Travel, between_s
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Shift
from samensterk.web.rounds.teams.queries import Place, TeamDay

STANDARD_MOST = 7  # visits in a day, where no team says otherwise
WHOLE_DAY = tuple(Shift.Half.values)


def offered(
    of: Round,
    days: Sequence[TeamDay],
    areas: Sequence[AreaAsked],
    *,
    most: int | None,
    travel: Travel = STRAIGHT,
) -> Capacity:
    """Add up the team-days; `most` stands in the place of what the teams can in a day."""
    free_s = sum(_free_s(of, one, areas, travel) for one in days)
    return Capacity(free_s, sum(most or one.most_visits for one in days), len(days))


def standard_day(of: Round, *, most: int | None) -> Capacity:
    """Give one whole day of a team of which nothing is known yet."""
    return Capacity(float(open_s(of, WHOLE_DAY)), most or STANDARD_MOST, 1)


def open_s(of: Round, halves: Sequence[str]) -> int:
    """Give the seconds in which farmers can be visited in these half days."""
    return sum(end - start for start, end in _windows(of, halves))


def _free_s(
    of: Round, day: TeamDay, areas: Sequence[AreaAsked], travel: Travel
) -> float:
    lunch = _seconds(day.lunch_from), _seconds(day.lunch_from) + day.lunch_minutes * 60
    lost_s = sum(
        max(min(end, lunch[1]) - max(start, lunch[0]), 0)
        for start, end in _windows(of, day.halves)
    )
    way_s = mean_way_s(day.start, areas, travel) + mean_way_s(day.end, areas, travel)
    return max(open_s(of, day.halves) - lost_s - way_s, 0.0)


def mean_way_s(
    place: Place | None, areas: Sequence[AreaAsked], travel: Travel = STRAIGHT
) -> float:
    """Give the drive to the areas, each as often as it has visits; none is known is 0."""
    n_visits = sum(one.n_visits for one in areas)
    if place is None or not n_visits:
        return 0.0
    ways = (
        one.n_visits * between_s(place.x_m, place.y_m, one.x_m, one.y_m, travel)
        for one in areas
    )
    return sum(ways) / n_visits


def _windows(of: Round, halves: Sequence[str]) -> list[tuple[int, int]]:
    known = {
        Shift.Half.MORNING.value: (of.morning_from, of.morning_until),
        Shift.Half.AFTERNOON.value: (of.afternoon_from, of.afternoon_until),
    }
    return [
        (_seconds(known[one][0]), max(_seconds(known[one][1]), _seconds(known[one][0])))
        for one in halves
    ]


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
