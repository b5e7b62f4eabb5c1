"""What time it is here, for memberships and terms; to practise, time can be moved."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format


def now() -> datetime:
    """Give the moment by which terms are reckoned."""
    return timezone.now() + timedelta(days=settings.DAYS_AHEAD)


def today() -> date:
    """Give the day in the Netherlands, not that of the server."""
    return timezone.localdate(now())


def begin_of(day: date) -> datetime:
    """Give the moment at which a day begins in the Netherlands."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def day_words(day: date) -> str:
    """Write a day in words, as letters do: 1 december 2026."""
    return date_format(day, "j F Y")
