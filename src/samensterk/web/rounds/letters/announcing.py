"""The verb that announces a round: from here on its words hold, and people are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from samensterk.web.areas.yards.reach import Reader
from samensterk.web.common.moments import begin_of, now, today
from samensterk.web.common.outgoing import put
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.code_keeping import give_codes
from samensterk.web.rounds.letters.faults import (
    NoAreas,
    NobodyToTell,
    NoRule,
    OlderScan,
    OrderIsOpen,
    RoundIsOver,
)
from samensterk.web.rounds.letters.models import Announcement, Letter
from samensterk.web.rounds.letters.windows import Days, must_be_told, told_days
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Pause, Round
from samensterk.web.rounds.setup.queries import (
    draws_of,
    is_order_settled,
    n_changed_since,
    rows_of,
)

MAIL_KIND = "round_letter"
CODE_LASTS = timedelta(days=14)  # after the last day of the round
ROWS_AT_ONCE = 500


@transaction.atomic
def announce(*, announcement: Announcement, version: int) -> Announcement:
    """Freeze what was drafted, and write to who does not know it yet.

    Sent twice it is announced once; who was told what still holds gets no second letter.

    Raises
    ------
    ChangedMeanwhile
    NoRule, NoAreas, OlderScan, OrderIsOpen, RoundIsOver, NobodyToTell
    """
    of = hold(announcement.of)
    now_there = hold(announcement)
    if now_there.announced_at is not None:
        return now_there
    held = hold_at(announcement, version)
    rule = _check(of)
    gather_stops(of)
    stops = _to_tell(of, rule)
    may = readers(of.municipality_id, [one.key for one in stops])
    told = [one for one in stops if one.key in may]
    if not told:
        raise NobodyToTell
    _freeze(held, of, rule)
    give_codes(told, of.ends_on + CODE_LASTS)
    _write(held, told, may)
    return held


def _check(of: Round) -> FieldRule:
    if of.state == Round.State.CLOSED or of.ends_on < today():
        raise RoundIsOver
    rule = current_rule(of.municipality_id)
    if rule is None:
        raise NoRule
    rows = list(rows_of(of))
    if not rows:
        raise NoAreas
    if of.state == Round.State.DRAFT and n_changed_since(of):
        raise OlderScan
    if not is_order_settled(of, rows, draws_of(of)):
        raise OrderIsOpen
    return rule


def _to_tell(of: Round, rule: FieldRule) -> list[Stop]:
    """Give the visits of which somebody must be told: new, moved, or under a new rule."""
    rows = Stop.objects.for_municipality(of.municipality_id)
    coming = rows.filter(of=of, state__in=STILL_COMES, again_of=None)
    waiting = areas_waiting(of, today())
    same_rule = {
        one.key
        for one in Letter.objects.for_municipality(of.municipality_id).filter(
            announcement__of=of, announcement__rule=rule
        )
    }
    whole = Days(of.starts_on, of.ends_on)
    return [
        one
        for one in coming
        if one.area_id not in waiting
        and (must_be_told(told_of(one), one.day, whole) or one.key not in same_rule)
    ]


def areas_waiting(of: Round, day: date) -> set[int]:
    """Give the areas where nobody comes as long as nobody ends the pause."""
    rows = Pause.objects.filter(area__of=of, from_on__lte=day)
    found = rows.filter(until_on=None).values_list("area", flat=True)
    return set(found)


def told_of(stop: Stop) -> Days | None:
    if stop.told_from is None or stop.told_until is None:
        return None
    return Days(stop.told_from, stop.told_until)


def _freeze(held: Announcement, of: Round, rule: FieldRule) -> None:
    held.rule, held.announced_at = rule, now()
    held.version += 1
    held.save(update_fields=["rule", "announced_at", "version"])
    if of.state == Round.State.DRAFT:
        of.state = Round.State.ANNOUNCED
        of.version += 1
        of.save(update_fields=["state", "version"])


@dataclass(frozen=True, slots=True)
class _Told:
    stop: Stop
    letter: Letter


def _write(
    announcement: Announcement, stops: Iterable[Stop], may: Mapping[str, Reader]
) -> None:
    of = announcement.of
    whole = Days(of.starts_on, of.ends_on)
    made = [_told(announcement, one, may[one.key], whole) for one in stops]
    keys = {one.letter.key for one in made}
    _forget_not_sent(announcement, keys)
    Letter.objects.bulk_create([one.letter for one in made], batch_size=ROWS_AT_ONCE)
    Stop.objects.for_municipality(of.municipality_id).bulk_update(
        [one.stop for one in made],
        ["told_from", "told_until", "version"],
        batch_size=ROWS_AT_ONCE,
    )
    for one in made:
        if one.letter.way == Letter.Way.MAIL:
            mail_letter(one.letter, of)


def _told(announcement: Announcement, stop: Stop, reader: Reader, whole: Days) -> _Told:
    days = told_days(stop.day, whole)
    stop.told_from, stop.told_until = days.from_on, days.until_on
    stop.version += 1
    letter = Letter(
        municipality_id=announcement.municipality_id,
        announcement=announcement,
        key=stop.key,
        way=Letter.Way.MAIL if reader.is_by_mail else Letter.Way.POST,
        told_from=days.from_on,
        told_until=days.until_on,
        made_at=now(),
    )
    return _Told(stop, letter)


def _forget_not_sent(announcement: Announcement, keys: set[str]) -> None:
    """Take letters back that still lie here, and that the new one replaces."""
    rows = Letter.objects.for_municipality(announcement.municipality_id)
    earlier = rows.filter(announcement__of=announcement.of_id, sent_at=None)
    lying = [one.pk for one in earlier if one.key in keys]
    for start in range(0, len(lying), ROWS_AT_ONCE):
        rows.filter(pk__in=lying[start : start + ROWS_AT_ONCE]).delete()


def mail_letter(letter: Letter, of: Round) -> None:
    put(
        MAIL_KIND,
        str(letter.pk),
        {"letter": str(letter.pk)},
        municipality_id=letter.municipality_id,
        stale_at=begin_of(of.ends_on + timedelta(days=1)),
    )
