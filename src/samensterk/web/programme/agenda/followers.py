"""What goes along when an event changes; rooms on higher floors register it."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from samensterk.web.programme.agenda.models import Event

# Each is called within the transaction of the change, while the event is held.
FOLLOWERS: list[Callable[[Event], None]] = []
# Each gives what must be known before an event gets other days (first, last); empty when
# nobody was told.
CAUTIONS: list[Callable[[Event, date, date], str]] = []
# Each gives what must be known before an event is cancelled, or removed; empty when
# nothing hangs on it.
ENDINGS: list[Callable[[Event, "Ending"], str]] = []


class Ending(Enum):
    CANCELLED = "cancelled"
    REMOVED = "removed"


def tell_followers(event: Event) -> None:
    for follow in FOLLOWERS:
        follow(event)


def cautions_about(event: Event, first: date, last: date) -> str:
    """Give what to think of before an event gets these days; mostly nothing."""
    return " ".join(filter(None, (one(event, first, last) for one in CAUTIONS)))


def cautions_before(event: Event, ending: Ending) -> list[str]:
    """Give what to think of before an event ends this way; mostly nothing."""
    return [words for one in ENDINGS if (words := one(event, ending))]
