"""On which day and at what time a step falls: pure, on the clock of the Netherlands."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from samensterk.web.common.clock import HERE
from samensterk.web.programme.run_sheets.steps import Step

FRIDAY = 4  # as `date.weekday` counts
FIRST_YEAR, LAST_YEAR = 1, 9999  # at the ends of the calendar no minutes are reckoned


class Stretch(StrEnum):
    """A stretch of weeks around the day; a run sheet is read by them."""

    LONG_BEFORE = "long_before"
    WEEKS_12 = "weeks_12"
    WEEKS_8 = "weeks_8"
    WEEKS_4 = "weeks_4"
    LAST_WEEK = "last_week"
    THE_DAY = "the_day"
    WEEK_AFTER = "week_after"
    WEEKS_AFTER = "weeks_after"
    LONG_AFTER = "long_after"


# The last day of each, from the day of the event.
_ENDS = (
    (-85, Stretch.LONG_BEFORE),
    (-57, Stretch.WEEKS_12),
    (-29, Stretch.WEEKS_8),
    (-8, Stretch.WEEKS_4),
    (-1, Stretch.LAST_WEEK),
    (0, Stretch.THE_DAY),
    (7, Stretch.WEEK_AFTER),
    (28, Stretch.WEEKS_AFTER),
)


def stretch_of(day: int) -> Stretch:
    """Say in which stretch so many days from the event lie."""
    return next((name for end, name in _ENDS if day <= end), Stretch.LONG_AFTER)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is on: its day, and its times when they are known."""

    on: date
    begins: datetime | None = None
    ends: datetime | None = None

    @property
    def is_next_day(self) -> bool:
        """Say whether it begins after the midnight that follows the day."""
        return self.begins is not None and self.begins.date() > self.on


def place(step: Step, day: date, starts_at: time | None) -> Moment:
    """Put a step on a real day, of work unless it is the day itself; see `moment_of`."""
    if step.minute is not None:
        return moment_of(day, starts_at, step.minute, step.lasts_min)
    on = days_from(day, step.day)
    return Moment(on if step.day == 0 else working_day(on, is_before=step.day < 0))


def working_day(day: date, *, is_before: bool) -> date:
    """Give the day, or at a weekend the Friday before it or the Monday after it.

    What must be done before an event comes earlier, what follows it comes later, so that
    steps keep their order.
    """
    past_friday = day.weekday() - FRIDAY
    if past_friday <= 0:
        return day
    return days_from(day, -past_friday if is_before else 3 - past_friday)


def days_from(day: date, n: int) -> date:
    """Give the day so many days later; the calendar itself ends somewhere."""
    last, first = date.max.toordinal(), date.min.toordinal()
    return date.fromordinal(min(max(day.toordinal() + n, first), last))


def moment_of(
    day: date, starts_at: time | None, minute: int | None, lasts_min: int | None
) -> Moment:
    """Give when something is on, so many minutes after an event begins.

    It is reckoned in real minutes: in the night in which the clock is put forward, one
    hour after half past one is half past three. What the calendar does not hold has its
    day only.
    """
    if minute is None or starts_at is None or not FIRST_YEAR < day.year < LAST_YEAR:
        return Moment(day)
    start = datetime.combine(day, starts_at, HERE).astimezone(UTC)
    try:
        begins = start + timedelta(minutes=minute)
        ends = begins + timedelta(minutes=lasts_min or 0)
        shown = begins.astimezone(HERE), ends.astimezone(HERE)
    except (OverflowError, ValueError):
        return Moment(day)
    return Moment(day, shown[0], shown[1] if lasts_min else None)
