"""Days on which something can be planned in the countryside: pure.

Farmers have time on evenings between October and March, and none in the harvest. The
weeks of school holidays are rough, as they differ per region and year: who plans looks
at the days again.
"""

from collections.abc import Callable
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MEETING_MONTHS = frozenset({10, 11, 12, 1, 2, 3})
HARVEST_MONTHS = frozenset({7, 8, 9})
# ISO weeks in which the autumn and spring holidays of the regions usually fall.
HOLIDAY_WEEKS = frozenset({8, 9, 42, 43})
SATURDAY = 5
THURSDAY = 3
# Who looks for a day finds one in this time, or there is none by the rules.
LONGEST_LOOK_DAYS = 800


def easter(year: int) -> date:
    """Give Easter Sunday (Meeus/Jones/Butcher, Gregorian calendar)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> frozenset[date]:
    """Give the Dutch public holidays of a year (Algemene termijnenwet, article 3).

    Good Friday and 5 May are among them, as many people are free then.
    """
    sunday = easter(year)
    moving = [sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)]
    king = date(year, 4, 27)
    king = king - DAY if king.isoweekday() == 7 else king
    fixed = [date(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25))]
    return frozenset({*moving, king, *fixed, date(year, 12, 26)})


def is_workday(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def is_christmas_time(day: date) -> bool:
    return (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 5)


def suits_meeting(day: date, weekday: int) -> bool:
    """Say whether farmers would come on the evening of this day."""
    is_saint_nicholas = (day.month, day.day) == (12, 5)
    return (
        day.weekday() == weekday
        and day.month in MEETING_MONTHS
        and day.isocalendar().week not in HOLIDAY_WEEKS
        and not is_christmas_time(day)
        and not is_saint_nicholas
        and is_workday(day)
    )


def suits_farms(first: date, last: date) -> bool:
    """Say whether one can come to farms in these days: no harvest, no Christmas."""
    days = [first + DAY * n for n in range((last - first).days + 1)]
    return is_workday(first) and not any(
        one.month in HARVEST_MONTHS or is_christmas_time(one) for one in days
    )


def first_day(begin: date, suits: Callable[[date], bool]) -> date:
    """Give the first day from `begin` that suits; `begin` itself when none does."""
    days = (begin + DAY * n for n in range(LONGEST_LOOK_DAYS))
    return next((one for one in days if suits(one)), begin)
