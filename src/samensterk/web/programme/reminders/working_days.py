"""On which days there is mail: working days, without Dutch public holidays.

Pure. Days off as in the Algemene termijnenwet, article 3 (Liberation Day only in a year
that ends on 0 or 5, as offices do); Good Friday is a working day here.
"""

from datetime import date, timedelta

SATURDAY = 5
LIBERATION_EVERY = 5  # years


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in days_off(day.year)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_off(year: int) -> frozenset[date]:
    """Give the public holidays of a year, also those in a weekend."""
    easter = easter_of(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= timedelta(days=1)
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26), kings_day}
    if year % LIBERATION_EVERY == 0:
        fixed.add(date(year, 5, 5))
    moving = {easter + timedelta(days=n) for n in (0, 1, 39, 49, 50)}
    return frozenset(fixed | moving)


def easter_of(year: int) -> date:
    """Give Easter Sunday, by the rule of Meeus, Jones and Butcher (1876)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap, left = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    years, rest = divmod(in_century, 4)
    weekday = (32 + 2 * left + 2 * years - moon - rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
