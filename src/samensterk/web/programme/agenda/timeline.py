"""The time line, pure: months and weeks, which cells a bar covers, which days a month has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)
MOST_MONTHS_BY_WEEK = 3


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def add_months(first: date, n_months: int) -> date:
    """Give the first day of the month so many months on."""
    months = first.year * 12 + first.month - 1 + n_months
    return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """Whole months, from the first day to the last."""

    first: date
    n_months: int

    @property
    def last(self) -> date:
        return add_months(self.first, self.n_months) - timedelta(days=1)

    def holds(self, first: date, last: date) -> bool:
        """Say whether a stretch touches this window."""
        return first <= self.last and last >= self.first

    def months(self) -> list[date]:
        return [add_months(self.first, n) for n in range(self.n_months)]

    def columns(self) -> list[date]:
        """Give the first day of each column: weeks in a short window, else months."""
        if self.n_months > MOST_MONTHS_BY_WEEK:
            return self.months()
        monday = self.first - timedelta(days=self.first.weekday())
        n_weeks = (self.last - monday).days // 7 + 1
        return [monday + n * WEEK for n in range(n_weeks)]


@dataclass(frozen=True, slots=True)
class Bar:
    """Empty cells, the bar, and empty cells; together as many as there are columns."""

    before: int
    length: int
    after: int


def bar_of(columns: Sequence[date], first: date, last: date) -> Bar:
    """Lay a stretch that touches the window over its columns; at least one cell."""
    begin = max(sum(one <= first for one in columns) - 1, 0)
    end = max(sum(one <= last for one in columns) - 1, begin)
    return Bar(begin, end - begin + 1, len(columns) - end - 1)


def weeks_of(first: date) -> list[list[date]]:
    """Give the weeks of a month, Monday first, with days of its neighbours."""
    after = add_months(first, 1)
    day = first - timedelta(days=first.weekday())
    weeks = []
    while day < after:
        weeks.append([day + timedelta(days=n) for n in range(7)])
        day += WEEK
    return weeks


def days_between(first: date, last: date) -> Iterable[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)
