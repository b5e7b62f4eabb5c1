"""An earlier day, for what somebody did some time ago in a place to practise."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def days_ago(n: int) -> Iterator[None]:
    """Let it be so many days ago: what is done here is of that day.

    Only while a place to practise is filled, before anybody is served.
    """
    kept = settings.DAYS_AHEAD
    settings.DAYS_AHEAD = kept - n
    try:
        yield
    finally:
        settings.DAYS_AHEAD = kept
