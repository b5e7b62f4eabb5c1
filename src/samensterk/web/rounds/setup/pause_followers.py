"""Who goes along when an area is going to wait: told by the wing that plans."""

from collections.abc import Callable

from samensterk.web.rounds.setup.models import Pause

# Called with a pause that was saved, within its transaction; the round is held.
PAUSE_FOLLOWERS: list[Callable[[Pause], object]] = []
