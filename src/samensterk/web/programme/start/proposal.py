"""From a few answers to a programme of two years: pure, no clock and no database."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.start.answers import (
    Answers,
    Proposal,
    ProposedEvent,
    ProposedPhase,
    Wish,
)
from samensterk.web.programme.start.calendar import (
    DAY,
    HARVEST_MONTHS,
    WEEK,
    first_day,
    is_christmas_time,
    is_workday,
    suits_farms,
    suits_meeting,
)
from samensterk.web.programme.start.suggestions import aims_for, partners_for

N_YEARS = 2
SCAN_LASTS = timedelta(weeks=6)
FIRST_MEASUREMENT_LASTS = timedelta(weeks=3)
ROUND_LASTS = timedelta(days=9)  # from a Tuesday to the Thursday of the next week
LAST_MEASUREMENT_LASTS = timedelta(weeks=3)
# The run sheets of a meeting and a round begin twelve weeks before.
PREPARING = timedelta(weeks=12)
AFTER_MEETING = timedelta(weeks=4)
TRAINING_BEFORE_ROUND = timedelta(weeks=2)
SETTLING = timedelta(weeks=8)  # before a second measurement can show something
DOORS_OPEN, DOORS_CLOSE = time(18, 0), time(21, 45)
MORNING, AFTERNOON = time(9, 30), time(12, 30)
TUESDAY = 1


def propose(answers: Answers) -> Proposal:
    """Propose aims, phases, partners and dated events."""
    first = answers.first_day.replace(day=1)
    last = first.replace(year=first.year + N_YEARS) - DAY
    events = _events(answers.first_day, answers)
    return Proposal(
        starts_on=first,
        ends_on=last,
        own_hours=answers.own_hours,
        aims=aims_for(answers.wishes),
        phases=_phases(first, last, events),
        partners=partners_for(answers.partner_kinds),
        events=tuple(sorted(events, key=lambda one: (one.day, one.key))),
    )


def _events(first: date, answers: Answers) -> list[ProposedEvent]:
    wishes = answers.wishes
    events = [*_scan(first, wishes), *_first_measurement(first, wishes)]
    meeting = _meeting(first, answers) if Wish.MEETING in wishes else None
    if meeting:
        events.append(meeting)
    after_meeting = meeting.day + AFTER_MEETING if meeting else first + PREPARING
    a_round = _round(after_meeting) if Wish.ROUND in wishes else None
    if a_round:
        events.append(a_round)
    if Wish.TRAINING in wishes:
        events.append(_training(first, a_round))
    if Wish.MEASUREMENT in wishes:
        events.append(_last_measurement(max(one.last_day for one in events)))
    return events


def _scan(first: date, wishes: frozenset[Wish]) -> list[ProposedEvent]:
    if Wish.SCAN not in wishes:
        return []
    day = first_day(first + WEEK, is_workday)
    about = _(
        "Ask the RIEC for it. It describes areas, and is the base of all planning."
    )
    title = _("Area scan of the countryside")
    return [ProposedEvent("scan", "scan", title, about, day, day + SCAN_LASTS)]


def _first_measurement(first: date, wishes: frozenset[Wish]) -> list[ProposedEvent]:
    """Measure while the scan is made, before anything reaches people."""
    if Wish.MEASUREMENT not in wishes:
        return []
    day = first_day(first + 3 * WEEK, is_workday)
    title = _("First measurement (T0)")
    about = _("A short survey without names: what do people know and trust now?")
    last = day + FIRST_MEASUREMENT_LASTS
    return [ProposedEvent("measurement_0", "measurement", title, about, day, last)]


def _meeting(first: date, answers: Answers) -> ProposedEvent:
    day = first_day(first + PREPARING, lambda one: suits_meeting(one, answers.weekday))
    return ProposedEvent(
        "meeting",
        "meeting",
        _("Meeting for farmers and residents"),
        _("Food, a welcome by the mayor, workshops to choose from, time to talk."),
        day,
        starts_at=DOORS_OPEN,
        ends_at=DOORS_CLOSE,
    )


def _round(begin: date) -> ProposedEvent:
    def suits(day: date) -> bool:
        return day.weekday() == TUESDAY and suits_farms(day, day + ROUND_LASTS)

    day = first_day(begin, suits)
    about = _(
        "Everybody in the chosen areas gets a letter first. It is a visit, no inspection."
    )
    return ProposedEvent(
        "round", "round", _("De boer op: first round"), about, day, day + ROUND_LASTS
    )


def _training(first: date, a_round: ProposedEvent | None) -> ProposedEvent:
    """Train before the first round, else as soon as the scan is there."""
    begin = first + 8 * WEEK
    day = first_day(begin, _suits_training)
    if a_round:
        day = a_round.day - TRAINING_BEFORE_ROUND
        while not _suits_training(day):
            day -= DAY
    return ProposedEvent(
        "training",
        "training",
        _("Training of supervisors"),
        _("How to have a good talk on a yard, and what is never written down."),
        day,
        starts_at=MORNING,
        ends_at=AFTERNOON,
    )


def _suits_training(day: date) -> bool:
    return is_workday(day) and not is_christmas_time(day)


def _last_measurement(after: date) -> ProposedEvent:
    def suits(day: date) -> bool:
        days = (day, day + LAST_MEASUREMENT_LASTS)
        is_harvest = any(one.month in HARVEST_MONTHS for one in days)
        return is_workday(day) and not is_harvest and not is_christmas_time(day)

    day = first_day(after + SETTLING, suits)
    title = _("Second measurement (T1)")
    about = _("The same survey again: what has changed?")
    last = day + LAST_MEASUREMENT_LASTS
    return ProposedEvent("measurement_1", "measurement", title, about, day, last)


def _phases(
    first: date, last: date, events: Sequence[ProposedEvent]
) -> tuple[ProposedPhase, ...]:
    """Divide the period at the events: preparing, reaching people, looking back."""
    by_key = {one.key: one for one in events}
    reaching = [by_key[key] for key in ("meeting", "round") if key in by_key]
    begins = min((one.day for one in reaching), default=first + PREPARING)
    ends = max((one.last_day for one in reaching), default=begins + PREPARING)
    return (
        ProposedPhase(
            "prepare",
            _("Prepare"),
            _("Scan, first measurement and agreements with partners."),
            first,
            begins - DAY,
        ),
        ProposedPhase(
            "reach",
            _("Reach people"),
            _("The meeting, the training and the first round of visits."),
            begins,
            ends,
        ),
        ProposedPhase(
            "keep",
            _("Keep in touch and look back"),
            _("Keep promises, measure again, plan the next round, tell the council."),
            ends + DAY,
            last,
        ),
    )
