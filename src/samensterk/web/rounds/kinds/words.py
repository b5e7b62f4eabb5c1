"""The hours and busy times of a kind of farm, in words."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from samensterk.web.rounds.kinds.limits import (
    A_LEAP_YEAR,
    AFTERNOON,
    MORNING,
    HalfHours,
    Limits,
    MonthDay,
    Season,
)
from samensterk.web.rounds.kinds.models import FarmKind


def kind_words(kind: str) -> str:
    return str(FarmKind(kind).label)


def limit_words(limits: Limits, first: date, last: date) -> str:
    """Say what a kind asks for in these days: 'dairy cattle: in the morning from 10:00'.

    Nothing where it asks for nothing.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    seasons = [one for one in limits.seasons if any(one.holds(day) for day in days)]
    told = [*hours_words(limits), *(season_words(one) for one in seasons)]
    return f"{kind_words(limits.kind)}: {'; '.join(told)}" if told else ""


def hours_words(limits: Limits) -> Iterator[str]:
    """Say what differs from the hours of the round, half by half."""
    morning = limits.halves.get(MORNING)
    if morning is None:
        yield _("not in the morning")
    elif said := _between(morning):
        yield _("in the morning only %(when)s") % {"when": said}
    afternoon = limits.halves.get(AFTERNOON)
    if afternoon is None:
        yield _("not in the afternoon")
    elif said := _between(afternoon):
        yield _("in the afternoon only %(when)s") % {"when": said}


def _between(hours: HalfHours) -> str:
    if hours.from_at and hours.until_at:
        return _("from %(first)s to %(last)s") % {
            "first": _clock(hours.from_at),
            "last": _clock(hours.until_at),
        }
    if hours.from_at:
        return _("from %(first)s") % {"first": _clock(hours.from_at)}
    return (
        _("until %(last)s") % {"last": _clock(hours.until_at)} if hours.until_at else ""
    )


def season_words(season: Season) -> str:
    """Say which busy time it is, and from when to when."""
    what = {
        "word": season.word,
        "first": month_day(season.first),
        "last": month_day(season.last),
    }
    if season.is_on_request:
        return (
            _("in the busy time %(word)s (%(first)s to %(last)s) only on request")
            % what
        )
    return _("not in the busy time %(word)s (%(first)s to %(last)s)") % what


def month_day(at: MonthDay) -> str:
    return date_format(date(A_LEAP_YEAR, *at), "j F")


def _clock(at: time) -> str:
    return time_format(at, "H:i")
