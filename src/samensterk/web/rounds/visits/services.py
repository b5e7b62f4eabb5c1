"""Verbs about visits: one writes down how it went, one mends it. Both may be sent twice."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from samensterk.web.common.moments import now, today
from samensterk.web.common.processing import Subject, notice
from samensterk.web.common.versions import hold_at
from samensterk.web.privacy.rights.queries import HeldWish, Way, addressable
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.programme.promises.services import make_promise
from samensterk.web.rounds.plans.farms import note_farm
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import hold_open_rounds, let_go
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.visits.counting import count_down, count_up
from samensterk.web.rounds.visits.faults import AlreadyRecorded, NotYours, NumberTaken
from samensterk.web.rounds.visits.follow_ups import follow, tell_again
from samensterk.web.rounds.visits.models import Outcome, Visit, VisitNote

FOREIGN = {"municipality", "of", "area", "stop", "team", "by"}


@dataclass(frozen=True, slots=True)
class Where:
    """The planned visit as its page knew it; it holds when the plan no longer does."""

    municipality_id: int
    round_id: int
    area_id: int
    key: str
    stop_id: int
    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """How a visit went. `promise` holds what, owner_id and due_on."""

    outcome: str
    on: date
    half: str
    later_on: date | None = None
    later_half: str = ""
    topics: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    can_do: tuple[str, ...] = ()
    note: str = ""
    promise: Mapping[str, Any] = field(default_factory=dict)
    farm: str | None = None  # None: nothing was asked; empty: it is not told

    @property
    def values(self) -> dict[str, Any]:
        """Give the fields of the visit; what does not go with the outcome is left out."""
        is_talk = self.outcome == Outcome.TALK
        return {
            "outcome": self.outcome,
            "on": self.on,
            "half": self.half,
            "later_on": self.later_on if self.outcome == Outcome.LATER else None,
            "topics": list(self.topics) if is_talk else [],
            "material": list(self.material),
            "can_do": list(self.can_do) if is_talk else [],
        }


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of it: no visit when somebody rather had none, perhaps one again."""

    visit: Visit | None
    again: Stop | None = None
    was_let_go: bool = False


def where_of(stop: Stop) -> Where:
    return Where(
        stop.municipality_id, stop.of_id, stop.area_id, stop.key, stop.pk, stop.team_id
    )


@transaction.atomic
def record_visit(*, number: UUID, where: Where, told: Told, by_id: int) -> Recorded:
    """Write down how a visit went; the same number twice is the same visit.

    When the visit was let go meanwhile it is written down all the same: it has been.

    Raises
    ------
    NumberTaken
    AlreadyRecorded
        A colleague wrote this visit down under another number; that one stays.
    NotAnOwner
        Of the promise; nothing is written then.
    """
    notice(Subject(where.municipality_id, Visit.SUBJECT, where.key))
    stop = _held_stop(where.municipality_id, where.stop_id, where.key, told)
    there = _there(number, where, by_id)
    if there is not None:
        return Recorded(there, was_let_go=stop is None)
    other = Visit.objects.filter(stop=stop).first() if stop is not None else None
    if other is not None:
        raise AlreadyRecorded(other)
    if told.outcome == Outcome.RATHER_NOT:
        return _rather_not(where, stop, told)
    visit = _write(number, where, stop, told, by_id)
    _keep_note(visit, told.note)
    _promise(visit, told, by_id)
    count_up(visit.of, visit.area, visit.outcome, visit.on)
    if stop is not None:
        stop.state = Stop.State.DONE
        _note_farm(stop, told)
        stop.version += 1
        stop.save(update_fields=["state", "farm", "farm_told_on", "version"])
    again = follow(visit, stop, later_half=told.later_half)
    return Recorded(visit, again, was_let_go=stop is None)


@transaction.atomic
def change_visit(
    *, visit: Visit, version: int, told: Told, by_id: int, is_coordinator: bool
) -> Recorded:
    """Mend what was written down; the plan and the counts follow.

    Raises
    ------
    NotYours
    ChangedMeanwhile
    Gone
    """
    stop = _held_stop(visit.municipality_id, visit.stop_id, visit.key, told)
    held = hold_at(visit, version)
    if not may_change(held, by_id, is_coordinator=is_coordinator):
        raise NotYours
    outcome_before = held.outcome
    if told.outcome == Outcome.RATHER_NOT:
        return _forget(held, stop, told)
    keeps_plan = outcome_before == told.outcome != Outcome.LATER
    for name, value in told.values.items():
        setattr(held, name, value)
    held.version += 1
    held.clean_fields(exclude=FOREIGN)
    held.save()
    _keep_note(held, told.note)
    count_down(held.of, held.area, outcome_before)
    count_up(held.of, held.area, held.outcome, held.on)
    if stop is not None and _note_farm(stop, told):
        stop.version += 1
        stop.save(update_fields=["farm", "farm_told_on", "version"])
        tell_again(stop)
    again = None if keeps_plan else follow(held, stop, later_half=told.later_half)
    return Recorded(held, again)


def may_change(visit: Visit, user_id: int, *, is_coordinator: bool) -> bool:
    """Let who wrote it change it the same day; a coordinator always."""
    is_of_today = today_of(visit) == today()
    return is_coordinator or (visit.by_id == user_id and is_of_today)


def today_of(visit: Visit) -> date:
    """Give the day on which it was written down, on the Dutch clock."""
    return localtime(visit.at).date()


def _held_stop(
    municipality_id: int, stop_id: int | None, key: str, told: Told
) -> Stop | None:
    """Hold the planned visit: of two phones the second waits, and then sees the first."""
    if told.outcome == Outcome.RATHER_NOT:
        hold_open_rounds(municipality_id)  # other planned visits will go as well
    rows = Stop.objects.for_municipality(municipality_id)
    rows = rows.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk=stop_id or 0, key=key).first()


def _note_farm(stop: Stop, told: Told) -> bool:
    """Keep what kind of farm it is, when the resident said so."""
    return told.farm is not None and note_farm(stop, told.farm, told.on)


def _there(number: UUID, where: Where, by_id: int) -> Visit | None:
    there = Visit.objects.filter(pk=number).first()
    if there is None:
        return None
    is_same = (there.municipality_id, there.of_id, there.key, there.by_id) == (
        where.municipality_id,
        where.round_id,
        where.key,
        by_id,
    )
    if not is_same:
        raise NumberTaken
    return there


def _write(
    number: UUID, where: Where, stop: Stop | None, told: Told, by_id: int
) -> Visit:
    here = where.municipality_id
    visit = Visit(
        pk=number,
        municipality_id=here,
        of=Round.objects.for_municipality(here).get(pk=where.round_id),
        area=RoundArea.objects.filter(municipality=here, pk=where.area_id).first(),
        stop=stop,
        key=where.key,
        team=Team.objects.for_municipality(here).filter(pk=where.team_id or 0).first(),
        by_id=by_id,
        at=now(),
        **told.values,
    )
    visit.clean_fields(exclude=FOREIGN)
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError as error:
        # The same number from two phones at once; the second must ask again.
        raise NumberTaken from error
    return visit


def _rather_not(where: Where, stop: Stop | None, told: Told) -> Recorded:
    """Turn the switch and count; nothing is kept of the address, and no reason.

    The planned visit goes, so that sent again it does not count twice.
    """
    _no_visit_any_more(where.municipality_id, where.key)
    if stop is None:
        return Recorded(None, was_let_go=True)
    count_up(stop.of, stop.area, Outcome.RATHER_NOT, told.on)
    stop.delete()
    return Recorded(None)


def _forget(visit: Visit, stop: Stop | None, told: Told) -> Recorded:
    """Make 'rather not' of a visit that was written down otherwise: its row goes."""
    of, area, outcome = visit.of, visit.area, visit.outcome
    visit.delete()
    count_down(of, area, outcome)
    count_up(of, area, Outcome.RATHER_NOT, told.on)
    _no_visit_any_more(of.municipality_id, visit.key)
    if stop is not None:
        stop.delete()
    return Recorded(None)


def _no_visit_any_more(municipality_id: int, key: str) -> None:
    """Turn the switch, unless it forbids visits already: a stricter wish stays."""
    if addressable(municipality_id, [key], Way.VISIT):
        set_wish(
            municipality_id=municipality_id,
            key=key,
            position=HeldWish.Position.NO_VISIT,
        )
    let_go(municipality_id, key)


def _keep_note(visit: Visit, text: str) -> None:
    words = " ".join(text.split())
    if not words:
        VisitNote.objects.filter(visit=visit).delete()
        return
    note = VisitNote.objects.filter(visit=visit).first() or VisitNote(visit=visit)
    if note.text == words:
        return
    note.municipality_id, note.key = visit.municipality_id, visit.key
    note.text, note.at = words, now()
    note.clean_fields(exclude={"municipality", "visit"})
    note.save()


def _promise(visit: Visit, told: Told, by_id: int) -> None:
    """Write down what was promised, under a number that follows from the visit."""
    if not told.promise:
        return
    make_promise(
        number=uuid.uuid5(visit.pk, "promise"),
        municipality_id=visit.municipality_id,
        values={
            "programme_id": visit.of.programme_id,
            "key": visit.key,
            "source": "visit",
            "promised_on": visit.on,
            **told.promise,
        },
        by_id=by_id,
    )
