"""From which half days somebody may choose for a visit."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import translation
from django.utils.formats import date_format

from samensterk.web.common.moments import today
from samensterk.web.rounds.kinds.limits import Limits
from samensterk.web.rounds.kinds.queries import limits_here
from samensterk.web.rounds.kinds.words import limit_words
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.letters.windows import Days, HalfDay, half_days
from samensterk.web.rounds.plans.hours import halves_within
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
    found = half_days(shifts, within=within, waits=waits)
    limits = limits_here(stop.municipality_id).get(stop.farm)
    if limits is None:
        return found
    asked = _asked_before(stop)
    return [one for one in found if one in asked or _may_be(stop, limits, *one)]


def _asked_before(stop: Stop) -> set[HalfDay]:
    """Give the half days he asked for himself: these go before his kind of farm."""
    rows = Answer.objects.for_municipality(stop.municipality_id).filter(stop=stop)
    chosen = {
        (date.fromisoformat(day), half) for one in rows for day, half in one.halves
    }
    return chosen | ({(stop.wanted_on, stop.wanted_half)} if stop.wanted_on else set())


def _may_be(stop: Stop, limits: Limits, day: date, half: str) -> bool:
    """Say whether a half day fits his kind of farm; who chooses one has asked for it."""
    if limits.season_on(day, is_asked=True) is not None:
        return False
    halves = halves_within(stop.of, limits, stop.minutes)
    return half in {one for one, _from_s, _until_s in halves}


def limits_said(stop: Stop) -> str:
    """Say what is kept to at his kind of farm, where something is."""
    limits = limits_here(stop.municipality_id).get(stop.farm)
    if limits is None:
        return ""
    return limit_words(limits, stop.of.starts_on, stop.of.ends_on)


def code_of_half(half: HalfDay) -> str:
    return f"{half[0].isoformat()} {half[1]}"


def half_words(day: date, half: str) -> str:
    """Name a half day as a farmer reads it."""
    with translation.override("nl"):
        return f"{date_format(day, 'l j F')}, {HALVES[Shift.Half(half)]}"


def kept_words(halves: Sequence[Sequence[str]]) -> list[str]:
    """Name half days as they are kept in an answer."""
    return [half_words(date.fromisoformat(day), half) for day, half in halves]
