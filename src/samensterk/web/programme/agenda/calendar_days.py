"""Days of other rooms in somebody's own calendar; they register what they have.

A calendar on a phone leaves the house: what stands in it names no address.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Something with a begin and an end; `number` makes it the same one next time."""

    number: str
    title: str
    begins: datetime
    ends: datetime
    about: str = ""
    url: str = ""


# Gives the days of one user in one municipality from a day on; few queries, no yards.
CalendarDays = Callable[[int, int, date], Sequence[CalendarDay]]
CALENDAR_DAYS: list[CalendarDays] = []


def days_of(municipality_id: int, user_id: int, since: date) -> Iterator[CalendarDay]:
    """Give the days of all rooms, in the order of registration."""
    for make in CALENDAR_DAYS:
        yield from make(municipality_id, user_id, since)
