"""The days on which a team can be asked: no Sunday and no public holiday."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import holidays
from django.utils.translation import get_language, gettext

SUNDAY = 7
A_DAY = timedelta(days=1)
# By the law on terms (Algemene termijnenwet), with Liberation Day once in five years.
LANGUAGES = {"nl": "nl", "en": "en_US"}


def days_between(first: date, last: date) -> Iterator[date]:
    """Give every day, both ends included."""
    for number in range((last - first).days + 1):
        yield first + number * A_DAY


def holidays_between(first: date, last: date) -> dict[date, str]:
    """Give the public holidays in the language of the reader, the Sundays among them."""
    language = LANGUAGES.get((get_language() or "nl")[:2], "nl")
    years = range(first.year, last.year + 1)
    found = holidays.country_holidays("NL", years=years, language=language)
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def free_days(first: date, last: date) -> Mapping[date, str]:
    """Give the days on which nobody is asked, each with why."""
    named = holidays_between(first, last)
    sunday = gettext("Sunday")
    return {
        day: named.get(day, sunday)
        for day in days_between(first, last)
        if day in named or day.isoweekday() == SUNDAY
    }


def weeks_of(first: date, last: date) -> Iterator[list[date]]:
    """Give the days of each week from Monday to Saturday, as far as they are within."""
    week: list[date] = []
    for day in days_between(first, last):
        if week and day.isocalendar()[:2] != week[0].isocalendar()[:2]:
            yield week
            week = []
        if day.isoweekday() != SUNDAY:
            week.append(day)
    if week:
        yield week
