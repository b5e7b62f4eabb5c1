"""What came between after a round was announced, for its readers.

It stands at once on the pages that they have the address of.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.common.moments import today
from samensterk.web.rounds.letters.windows import Days
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.area_words import name_outside
from samensterk.web.rounds.setup.models import Pause, Round


def news_of(of: Round) -> list[str]:
    """Say to everybody whether a round goes on, and which areas wait."""
    if _is_cancelled(of):
        return [_("This round does not go on. Nobody comes by for it.")]
    pauses = pauses_of(of).select_related("area__area")
    rows = pauses.defer("area__area__outline", "area__area__values")
    return [f"{_name(one)}: {pause_words(one)}" for one in rows]


def news_for(stop: Stop) -> list[str]:
    """Say to one resident what came between at his place."""
    if _is_cancelled(stop.of):
        return [_("This round does not go on. Nobody comes by for it.")]
    pauses: Iterable[Pause] = pauses_of(stop.of).filter(area=stop.area_id)
    if stop.day is not None:
        pauses = [one for one in pauses if waits_on(one).holds(stop.day)]
    return [pause_words(one) for one in pauses]


def pause_words(pause: Pause) -> str:
    """Say how long nobody comes. Why is told of an animal disease only."""
    first = date_format(pause.from_on, "j F")
    if pause.until_on is None:
        words = _(
            "From %(first)s nobody is visited here, until you hear from us again."
        )
    else:
        words = _("From %(first)s up to and including %(last)s nobody is visited here.")
    last = date_format(pause.until_on, "j F Y") if pause.until_on else ""
    told = words % {"first": first, "last": last}
    if pause.why == Pause.Why.ANIMAL_DISEASE:
        why = _("That is because of an animal disease.")
        return f"{told} {why}"
    return told


def waits_on(pause: Pause) -> Days:
    """Give the days of a pause; one that nobody ended lasts as long as its round."""
    return Days(pause.from_on, pause.until_on or pause.area.of.ends_on)


def pauses_of(of: Round) -> QuerySet[Pause]:
    """Give the pauses that are not over, within the days of the round."""
    rows = Pause.objects.filter(area__of=of, from_on__lte=of.ends_on)
    return rows.filter(Q(until_on=None) | Q(until_on__gte=today())).select_related(
        "area__of"
    )


def _name(pause: Pause) -> str:
    """Name an area as the letter does."""
    return name_outside(pause.area.area.name)


def _is_cancelled(of: Round) -> bool:
    return of.event is not None and of.event.is_cancelled
