"""From which half days somebody may choose for a visit."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import translation
from django.utils.formats import date_format

from samensterk.web.common.moments import today
from samensterk.web.rounds.letters.windows import Days, HalfDay, half_days
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Pause
from samensterk.web.rounds.teams.models import Shift

HALVES = {Shift.Half.MORNING: "ochtend", Shift.Half.AFTERNOON: "middag"}
SOONEST = timedelta(days=1)  # a team prepares today for tomorrow


def half_days_for(stop: Stop) -> Sequence[HalfDay]:
    """Give when a team can that may visit here, in the days of the round to come."""
    of = stop.of
    rows = Shift.objects.filter(municipality=stop.municipality_id, team__of=of)
    if stop.needs:
        rows = rows.filter(team__people__part=stop.needs)
    within = Days(max(of.starts_on, today() + SOONEST), of.ends_on)
    waits = [
        Days(one.from_on, one.until_on or of.ends_on)
        for one in Pause.objects.filter(area=stop.area_id)
    ]
    shifts = rows.values_list("day", "half")
    return half_days(shifts, within=within, waits=waits)


def code_of_half(half: HalfDay) -> str:
    return f"{half[0].isoformat()} {half[1]}"


def half_words(day: date, half: str) -> str:
    """Name a half day as a farmer reads it."""
    with translation.override("nl"):
        return f"{date_format(day, 'l j F')}, {HALVES[Shift.Half(half)]}"


def kept_words(halves: Sequence[Sequence[str]]) -> list[str]:
    """Name half days as they are kept in an answer."""
    return [half_words(date.fromisoformat(day), half) for day, half in halves]
