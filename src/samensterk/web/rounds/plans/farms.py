"""What kind of farm somebody told he has: written down, taken back, and kept a while.

It comes from residents and teams only, and serves one thing: not to come while they
are milking or harvesting.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold
from samensterk.web.rounds.plans.faults import ClosedRound, NotToCome
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import KEYS_PER_QUESTION, STILL_COMES
from samensterk.web.rounds.setup.models import Round

# A farm changes: what was told longer ago is asked anew.
HOLDS = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class ToldFarm:
    """A kind of farm, and when it was told."""

    kind: str = ""
    on: date | None = None

    @property
    def values(self) -> dict[str, str | date | None]:
        return {"farm": self.kind, "farm_told_on": self.on}


NOT_TOLD = ToldFarm()


def note_farm(stop: Stop, farm: str, on: date) -> bool:
    """Write into a visit what was told; says whether it is something else than before."""
    if stop.farm == farm:
        return False
    stop.farm, stop.farm_told_on = farm, on if farm else None
    return True


@transaction.atomic
def tell_farm(*, stop: Stop, farm: str) -> Stop:
    """Write down what kind of farm somebody has, or take it back; the same twice is once.

    The visit stays where it is planned.

    Raises
    ------
    ClosedRound
    NotToCome
    Gone
    """
    of = hold(stop.of)
    held = hold(stop)
    if of.state == Round.State.CLOSED:
        raise ClosedRound
    if held.state not in STILL_COMES:
        raise NotToCome
    if note_farm(held, farm, today()):
        held.version += 1
        held.save(update_fields=["farm", "farm_told_on", "version"])
    return held


def farms_told(municipality_id: int, keys: Collection[str]) -> Mapping[str, ToldFarm]:
    """Give what was told in earlier rounds, by key; the last time counts.

    It is known as long as the visit of that round is kept, and no longer.
    """
    found: dict[str, ToldFarm] = {}
    asked = sorted(keys)
    for start in range(0, len(asked), KEYS_PER_QUESTION):
        some = asked[start : start + KEYS_PER_QUESTION]
        rows = Stop.objects.for_municipality(municipality_id).exclude(farm="")
        rows = rows.filter(key__in=some, farm_told_on__gte=today() - HOLDS)
        for one in rows.order_by("farm_told_on", "pk"):
            found[one.key] = ToldFarm(one.farm, one.farm_told_on)
    return found
