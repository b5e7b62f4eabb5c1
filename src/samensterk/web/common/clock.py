"""Moments on the Dutch clock: the hour that is skipped, and the one that comes twice."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


class NoSuchMoment(Exception):
    """The clock skips this time, in the night in which summer time begins."""


def moment(day: date, at: time) -> datetime:
    """Give a moment; in the night in which an hour comes twice, the first of the two.

    Raises
    ------
    NoSuchMoment
        The clock skips it.
    """
    found = datetime.combine(day, at.replace(fold=0), HERE)
    back = found.astimezone(UTC).astimezone(HERE)
    if back.replace(tzinfo=None) != found.replace(tzinfo=None):
        raise NoSuchMoment
    return found


def is_moment(day: date, at: time) -> bool:
    """Say whether the Dutch clock shows this time on this day."""
    try:
        moment(day, at)
    except (NoSuchMoment, OverflowError):
        return False
    return True
