"""Which programme a municipality has, and who takes part."""

from samensterk.web.common.moments import today
from samensterk.web.programme.plan.models import Contribution, Programme


def programmes_of(municipality_id: int) -> list[Programme]:
    """Give all programmes of a municipality, the first to begin first."""
    return list(Programme.objects.for_municipality(municipality_id))


def current_programme(municipality_id: int) -> Programme | None:
    """Give the programme of today: else the next to begin, else the last that ended."""
    found = programmes_of(municipality_id)
    day = today()
    now = [one for one in found if one.holds(day)]
    ahead = [one for one in found if one.starts_on > day]
    return next(iter([*reversed(now), *ahead, *reversed(found)]), None)


def contributions_of(programme: Programme) -> list[Contribution]:
    """Give who takes part, with what, by name."""
    return list(programme.contributions.select_related("organisation"))
