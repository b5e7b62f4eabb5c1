"""Who must not be visited has no planned visit; which these are shows nowhere.

Whoever changes a stop as well holds its round first.
"""

from django.db import transaction

from samensterk.web.common.versions import hold
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.models import Stop, StopQuerySet
from samensterk.web.rounds.setup.models import Round

STILL_COMES = (Stop.State.OPEN, Stop.State.PLANNED)
# How many keys a database takes in one question.
KEYS_PER_QUESTION = 500


@transaction.atomic
def let_go(municipality_id: int, key: str) -> None:
    """Take the visits to one address away that have not been paid, if it wants none.

    The rounds are held first: who gathers visits at this moment has asked before us,
    and is waited for.
    """
    hold_open_rounds(municipality_id)
    if not addressable(municipality_id, [key], Way.VISIT):
        delete_stops(_still_to_come(municipality_id).filter(key=key))


@transaction.atomic
def obey_wishes(of: Round) -> int:
    """Do so for all of a round; gives how many went, never which."""
    held = hold(of)
    here = held.municipality_id
    rows = _still_to_come(here).filter(of=held)
    keys = {one.key for one in rows}
    gone = sorted(keys - addressable(here, keys, Way.VISIT))
    for start in range(0, len(gone), KEYS_PER_QUESTION):
        delete_stops(rows.filter(key__in=gone[start : start + KEYS_PER_QUESTION]))
    return len(gone)


def hold_open_rounds(municipality_id: int) -> None:
    """Let nobody else plan here until this is over; held before any visit is held."""
    rows = Round.objects.for_municipality(municipality_id)
    rows = rows.exclude(state=Round.State.CLOSED).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True))


def delete_stops(rows: StopQuerySet) -> None:
    """Delete visits, those that repeat another first.

    Left to the database, a visit that goes along with another would be read without
    the key that the processing log needs.
    """
    while rows.filter(again=None).delete()[0]:
        pass


def _still_to_come(municipality_id: int) -> StopQuerySet:
    rows = Stop.objects.for_municipality(municipality_id)
    return rows.filter(state__in=STILL_COMES)
