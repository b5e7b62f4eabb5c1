"""Verbs of who answers a letter, himself with a code or by telephone."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samensterk.web.common.moments import now
from samensterk.web.common.processing import notice
from samensterk.web.common.versions import hold
from samensterk.web.privacy.rights.queries import wish_positions
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.choices import half_days_for
from samensterk.web.rounds.letters.faults import AnswerTooLate, NoSuchHalfDay
from samensterk.web.rounds.letters.models import Answer, AnswerQuerySet
from samensterk.web.rounds.letters.windows import HalfDay
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.setup.models import Round

MOST_HALVES = 3


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answers."""

    kind: str
    halves: tuple[HalfDay, ...] = ()  # the best first
    phone: str = ""

    @property
    def values(self) -> dict[str, Any]:
        halves = [[day.isoformat(), half] for day, half in self.halves]
        return {"kind": self.kind, "halves": halves, "phone": self.phone}


@transaction.atomic
def give_answer(*, stop: Stop, given: Given, by_id: int | None = None) -> Answer:
    """Write an answer down; what nobody did anything with yet is changed by it.

    Raises
    ------
    AnswerTooLate
    NoSuchHalfDay
    """
    of = hold(stop.of)
    held = hold(stop)
    if held.state not in STILL_COMES or of.state == Round.State.CLOSED:
        raise AnswerTooLate
    open_ones = half_days_for(held) if given.halves else ()
    if any(one not in open_ones for one in given.halves):
        raise NoSuchHalfDay
    found = answers_of(held).filter(handled_at=None).last()
    if found is None:
        return _write(held, given, by_id)
    return _change(found, given, by_id)


def _write(stop: Stop, given: Given, by_id: int | None) -> Answer:
    made = Answer(
        municipality_id=stop.municipality_id,
        of_id=stop.of_id,
        stop=stop,
        key=stop.key,
        entered_by_id=by_id,
        at=now(),
        **given.values,
    )
    made.save()
    notice(made.subject)
    return made


def _change(answer: Answer, given: Given, by_id: int | None) -> Answer:
    values = given.values
    if all(getattr(answer, name) == value for name, value in values.items()):
        return answer
    for name, value in values.items():
        setattr(answer, name, value)
    answer.entered_by_id, answer.at = by_id, now()
    answer.version += 1
    answer.save()
    return answer


def answers_of(stop: Stop) -> AnswerQuerySet:
    rows = Answer.objects.for_municipality(stop.municipality_id)
    return rows.filter(stop=stop).order_by("at", "pk")


def turn_switch(*, municipality_id: int, key: str, position: str) -> None:
    """Turn the switch of an address; its visits and letters follow by themselves."""
    known = {one for one, _label in wish_positions()}
    if position not in known:
        raise ValueError(position)
    set_wish(municipality_id=municipality_id, key=key, position=position)  # type: ignore[arg-type]
