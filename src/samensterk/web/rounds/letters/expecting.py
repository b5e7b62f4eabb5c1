"""Who would be told when a round is announced now; nothing is written."""

from dataclasses import dataclass

from samensterk.web.areas.yards.queries import yards_to_visit
from samensterk.web.common.moments import today
from samensterk.web.common.processing import all_at_once
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.announcing import areas_waiting, told_of
from samensterk.web.rounds.letters.models import Letter
from samensterk.web.rounds.letters.windows import Days, must_be_told
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import names_now


@dataclass(frozen=True, slots=True)
class Expected:
    """How many letters an announcement would make."""

    by_post: int
    by_mail: int

    @property
    def n(self) -> int:
        return self.by_post + self.by_mail


def expected(of: Round) -> Expected:
    here = of.municipality_id
    with all_at_once(here, Stop.SUBJECT):
        keys = _new_keys(of) | _known_keys(of)
        found = readers(here, keys).values()
    n_mail = sum(one.is_by_mail for one in found)
    return Expected(len(found) - n_mail, n_mail)


def _new_keys(of: Round) -> set[str]:
    """Give the yards of the areas that no visit was made for yet."""
    waiting = areas_waiting(of, today())
    names = [name for pk, name in names_now(of).items() if pk not in waiting]
    farms_only = of.whom == Round.Whom.FARMS
    yards = yards_to_visit(of.municipality_id, names, farms_only=farms_only)
    there = {one.key for one in _stops(of)}
    return {one.key for one in yards} - there


def _known_keys(of: Round) -> set[str]:
    rule, whole = current_rule(of.municipality_id), Days(of.starts_on, of.ends_on)
    letters = Letter.objects.for_municipality(of.municipality_id)
    mine = letters.filter(announcement__of=of, announcement__rule=rule)
    same_rule, waiting = {one.key for one in mine}, areas_waiting(of, today())
    return {
        one.key
        for one in _stops(of)
        if one.state in STILL_COMES
        and one.area_id not in waiting
        and (must_be_told(told_of(one), one.day, whole) or one.key not in same_rule)
    }


def _stops(of: Round) -> list[Stop]:
    rows = Stop.objects.for_municipality(of.municipality_id)
    return list(rows.filter(of=of, again_of=None))
