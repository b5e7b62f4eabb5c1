"""Days and times as people write them in a run sheet: pure.

`14-06-2024`, `14 juni`, `T-6`, `6 weken voor`, `week 24`; `19.40`, `19u40`,
`19.40 - 20.20`. What is not understood is told, never guessed.
"""

import re
from collections.abc import Iterable
from datetime import date, time

from samensterk.web.programme.run_sheets.clock import days_from

MONTHS = (
    *("jan", "feb", "maart|mrt|maa", "apr", "mei", "jun", "jul", "aug", "sep"),
    *("okt|oct", "nov", "dec"),
)
NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
}
N = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")
NUMERIC = re.compile(
    r"(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4}|\d{2}))?\b(?!\s*uur)"
)
NAMED = re.compile(r"(\d{1,2})\s+([a-zé]{3,})\.?(?:\s+(\d{4}))?")
FROM_T = re.compile(r"t\s*([-+−–])\s*(\d{1,3})\s*(d|w)?", re.IGNORECASE)
BEFORE = re.compile(
    rf"{N}\s*(dag|dagen|week|weken|wk)\s*(voor|vooraf|van tevoren|eerder|na|later|erna)"
)
WEEK = re.compile(r"\b(?:week|wk)\.?\s*(\d{1,2})(?:\s*(?:,|van|-|/)?\s*(\d{4}))?\b")
SAME_DAY = re.compile(
    r"^(t|t\s*[-+]?\s*0|(op )?de dag( zelf)?|dag zelf|avond zelf|d-day)$"
)
CLOCK = re.compile(r"(\d{1,2})\s*[.:u]\s*(\d{2})|(\d{1,2})\s*(?:uur|u)\b")
FRIDAY = 5
LAST_HOUR, LAST_MINUTE = 23, 59
CENTURY = 100


def read_day(text: str, day: date) -> date | None:
    """Give the day that is meant, for an event on `day`; None when it is not clear."""
    plain = " ".join(text.lower().split())
    if SAME_DAY.match(plain):
        return day
    readers = (_iso, _from_t, _before, _week, _named, _numeric)
    return next((found for one in readers if (found := one(plain, day))), None)


def _iso(text: str, _day: date) -> date | None:
    found = ISO.search(text)
    return _date(*map(int, found.groups())) if found else None


def _from_t(text: str, day: date) -> date | None:
    found = FROM_T.match(text)
    if not found:
        return None
    sign = 1 if found[1] == "+" else -1
    length = 1 if found[3] == "d" else 7
    return days_from(day, sign * int(found[2]) * length)


def _before(text: str, day: date) -> date | None:
    found = BEFORE.search(text)
    if not found:
        return None
    n = NUMBERS.get(found[1]) or int(found[1])
    length = 1 if found[2].startswith("dag") else 7
    sign = 1 if found[3] in ("na", "later", "erna") else -1
    return days_from(day, sign * n * length)


def _week(text: str, day: date) -> date | None:
    """Take the Friday: by then it is done."""
    found = WEEK.search(text)
    if not found:
        return None
    years = [int(found[2])] if found[2] else [day.year - 1, day.year, day.year + 1]
    return _nearest((_friday(year, int(found[1])) for year in years), day)


def _friday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, FRIDAY)
    except ValueError:
        return None


def _named(text: str, day: date) -> date | None:
    for found in NAMED.finditer(text):
        month = _month(found[2])
        if month:
            return _with_year(int(found[1]), month, found[3], day)
    return None


def _month(word: str) -> int | None:
    return next(
        (n for n, stem in enumerate(MONTHS, start=1) if re.match(stem, word)), None
    )


def _numeric(text: str, day: date) -> date | None:
    found = NUMERIC.search(text)
    return _with_year(int(found[1]), int(found[2]), found[3], day) if found else None


def _with_year(number: int, month: int, year: str | None, day: date) -> date | None:
    """Give a day; without a year it is the one that is nearest to the event."""
    if year:
        full = int(year) + (day.year // CENTURY * CENTURY if len(year) == 2 else 0)
        return _date(full, month, number)
    years = (day.year - 1, day.year, day.year + 1)
    return _nearest((_date(one, month, number) for one in years), day)


def _nearest(days: Iterable[date | None], day: date) -> date | None:
    found = [one for one in days if one]
    return min(found, key=lambda one: abs(one - day)) if found else None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def read_time(text: str) -> tuple[time, int | None] | None:
    """Give a time and, when it is from ... until, how many minutes that is."""
    found = [one for match in CLOCK.finditer(text.lower()) if (one := _time(match))]
    if not found:
        return None
    begins = found[0]
    if len(found) == 1:
        return begins, None
    length = _minutes(found[1]) - _minutes(begins)
    return begins, length % (24 * 60) or None


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1] or match[3]), int(match[2] or 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    return time(hour, minute)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def minutes_from(start: time, at: time) -> int:
    """Give how many minutes after the start a time is, or before it.

    Early in the night after an evening is the next day.
    """
    length = _minutes(at) - _minutes(start)
    is_after_midnight = at.hour < 5 and start.hour >= 12
    return length + 24 * 60 if is_after_midnight else length
