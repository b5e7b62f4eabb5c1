"""What goes along when an event changes; rooms on higher floors register it."""

from collections.abc import Callable

from samensterk.web.programme.agenda.models import Event

# Each is called within the transaction of the change, while the event is held.
FOLLOWERS: list[Callable[[Event], None]] = []


def tell_followers(event: Event) -> None:
    for follow in FOLLOWERS:
        follow(event)
