"""What a change would do to the plan: tried out, shown, and written when it is accepted.

Nothing is kept between showing and accepting. The same change is reckoned again, step
by step and not by the clock, and must come out the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256
from time import perf_counter

from django.db import transaction

from samensterk.planning.effort import Effort
from samensterk.planning.replanning import Fixed, replan
from samensterk.planning.rounds import Plan, Reason
from samensterk.web.common.processing import all_at_once
from samensterk.web.common.versions import hold
from samensterk.web.rounds.plans.asking import AS_IT_IS, Asked, Otherwise, ask
from samensterk.web.rounds.plans.faults import ClosedRound, OtherOutcome
from samensterk.web.rounds.plans.hours import clock
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.shift_words import shift_words
from samensterk.web.rounds.plans.standing import standing_plan
from samensterk.web.rounds.plans.writing import write_plan
from samensterk.web.rounds.setup.models import Round

THINK_S, STEPS, SEED = 5.0, 200, 1
Maker = Callable[[Asked, Plan], Plan]


@dataclass(frozen=True, slots=True)
class Moved:
    """One visit that gets another moment; `day` is None when it has none any more."""

    stop: Stop
    team: str
    day: date | None
    begins: time | None
    reason: Reason | None = None

    @property
    def is_other_day(self) -> bool:
        return self.day != self.stop.day or self.is_other_team

    @property
    def is_other_team(self) -> bool:
        return (
            bool(self.team)
            and self.stop.team is not None
            and (self.team != self.stop.team.name)
        )

    @property
    def minutes(self) -> int | None:
        """Give how much later it begins, on the same day."""
        if self.is_other_day or self.begins is None or self.stop.begins is None:
            return None
        return _minutes(self.begins) - _minutes(self.stop.begins)

    @property
    def shift_words(self) -> str:
        return shift_words(self.minutes or 0)

    @property
    def breaks_word(self) -> bool:
        """Say whether it falls outside the days that its resident was told."""
        told_from, told_until = self.stop.told_from, self.stop.told_until
        if told_from is None or told_until is None:
            return False
        return self.day is None or not told_from <= self.day <= told_until


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan that is not written yet, against the one that stands."""

    asked: Asked
    plan: Plan
    moved: tuple[Moved, ...]
    minutes: int  # of driving more, or fewer below zero
    digest: str

    @property
    def to_tell(self) -> tuple[Moved, ...]:
        """Give the visits whose residents must hear that it is another day."""
        return tuple(one for one in self.moved if one.breaks_word)

    @property
    def lost(self) -> tuple[Moved, ...]:
        """Give the visits that have no moment any more."""
        return tuple(one for one in self.moved if one.day is None)


def propose(of: Round, otherwise: Otherwise, make: Maker | None = None) -> Proposal:
    """Reckon what a change does; nothing is written."""
    with all_at_once(of.municipality_id, Stop.SUBJECT):
        asked = ask(of, otherwise)
        before = standing_plan(asked)
        after = (make or replanned)(asked, before)
        moved = tuple(_moved(asked, before, after))
    drive_s = after.drive_s - _drive_s(asked, before)
    return Proposal(asked, after, moved, round(drive_s / 60), _digest(moved))


def replanned(asked: Asked, before: Plan, also: frozenset[str] = frozenset()) -> Plan:
    """Plan what cannot stay as it is; everything else keeps its day and team.

    Only where that leaves somebody over, others move as well, but nobody who was told
    a day. What had no place before stays out of it, save `also`.
    """
    placed = {one.visit for day in before.days for one in day.stops}
    visits = tuple(
        one for one in asked.problem.visits if one.key in placed or one.key in also
    )
    problem = replace(asked.problem, visits=visits)
    effort = Effort(THINK_S, perf_counter, STEPS)
    gentle = replan(problem, before, Fixed(), effort, SEED, is_gentle=True)
    if not gentle.unplaced:
        return gentle
    told = frozenset(
        key for key in placed if asked.stops[key].told_from and key not in also
    )
    other = replan(problem, before, Fixed(visits=told), effort, SEED)
    return other if len(other.unplaced) < len(gentle.unplaced) else gentle


@transaction.atomic
def accept(
    *,
    of: Round,
    otherwise: Otherwise = AS_IT_IS,
    make: Maker | None = None,
    digest: str,
    save: Callable[[], object] | None = None,
    then: Callable[[], object] | None = None,
) -> list[Stop]:
    """Write what was shown; `save` comes before the plan is written, `then` after it.

    Raises
    ------
    ClosedRound
    OtherOutcome
        The plan changed since; nothing is written.
    """
    held = hold(of)
    if held.state == Round.State.CLOSED:
        raise ClosedRound
    found = propose(held, otherwise, make)
    if found.digest != digest:
        raise OtherOutcome
    if save is not None:
        save()
    changed = write_plan(found.asked, found.plan)
    if then is not None:
        then()
    return changed


def _drive_s(asked: Asked, before: Plan) -> int:
    """Give the driving of a plan as it stands, the way back in it."""
    drive_s = asked.problem.drive_s
    days = {one.key: one for one in asked.problem.team_days}
    visits = {one.key: one for one in asked.problem.visits}
    total_s = 0
    for one in before.days:
        total_s += sum(stop.drive_s for stop in one.stops)
        day = days.get(one.team_day)
        if day is not None:
            last = visits[one.stops[-1].visit].place
            total_s += int(drive_s[last, day.end_place])
    return total_s


def _moved(asked: Asked, before: Plan, after: Plan) -> list[Moved]:
    """Give the visits that differ, by day and time; a shift of seconds is none."""
    teams = {one.team_id: one.team for one in asked.days.values()}
    why = {one.visit: one.reason for one in after.unplaced}
    then = {
        stop.visit: (day.team_day, clock(stop.begin_s))
        for day in after.days
        for stop in day.stops
    }
    found = []
    for key, stop in asked.stops.items():
        if key not in then:
            if stop.place is not None or (key in why and not stop.unplaced):
                found.append(Moved(stop, "", None, None, why.get(key)))
            continue
        team_day, begins = then[key]
        day = asked.days.get(team_day)
        if day is None:
            continue  # it stays where it is
        if _differs(stop, day.team_id, day.day, begins):
            found.append(Moved(stop, teams[day.team_id], day.day, begins))
    return sorted(
        found, key=lambda one: (one.day or date.max, one.team, str(one.begins))
    )


def _differs(stop: Stop, team_id: int, day: date, begins: time) -> bool:
    is_same = (stop.team_id, stop.day) == (team_id, day)
    if not is_same or stop.begins is None:
        return True
    return _minutes(stop.begins) != _minutes(begins)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _digest(moved: tuple[Moved, ...]) -> str:
    told = [
        f"{one.stop.pk} {one.stop.version} {one.team} {one.day} {one.begins}"
        for one in moved
    ]
    return sha256("\n".join(told).encode()).hexdigest()[:32]
