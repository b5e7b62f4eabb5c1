"""Visits of an area that is going to wait have no moment any more."""

from django.db.models import F, Q

from samensterk.web.common.moments import today
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.writing import NO_MOMENT
from samensterk.web.rounds.setup.models import Pause


def open_again(pause: Pause) -> int:
    """Take the moments of the days of a pause; the round is held. Gives how many.

    What residents were told stays, so that they are found and told again.
    """
    during = Q(day__gte=max(today(), pause.from_on))
    if pause.until_on is not None:
        during &= Q(day__lte=pause.until_on)
    rows = Stop.objects.for_municipality(pause.municipality_id)
    planned = rows.filter(during, area=pause.area_id, state=Stop.State.PLANNED)
    return planned.update(
        **NO_MOMENT,
        state=Stop.State.OPEN,
        is_locked=False,
        unplaced="",
        version=F("version") + 1,
    )
