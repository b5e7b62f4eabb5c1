"""Three published rules that say when use of the log deserves a look: pure.

They are simple on purpose, so that everybody can know them beforehand. They look at one
account and one day, never at one colleague beside another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MANY_YARDS = 300  # different ones
MANY_PAGES = 60  # of one yard each
WITHIN = timedelta(hours=1)
NIGHT_BEGINS, NIGHT_ENDS = 22, 6  # hours, as the clock in the Netherlands tells

# As pages and papers tell them.
RULES = {
    "many_yards": MANY_YARDS,
    "many_pages": MANY_PAGES,
    "night_begins": NIGHT_BEGINS,
    "night_ends": NIGHT_ENDS,
}


@dataclass(frozen=True, slots=True)
class Glance:
    """One line of the log; its moment is in local time."""

    at: datetime
    subjects: frozenset[str]

    @property
    def is_of_one(self) -> bool:
        return len(self.subjects) == 1


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when a rule was met, and how much was looked at then."""

    began_at: datetime
    ended_at: datetime
    n_lines: int
    n_subjects: int


def much_in_a_short_time(glances: Sequence[Glance]) -> Spell | None:
    """Meet the rule of many yards, or many pages of one yard, within an hour.

    Parameters
    ----------
    glances
        Those of one account on one day, by moment.
    """
    met = [window for window in _windows(glances) if _is_much(window)]
    lines = {line: None for window in met for line in window}
    return _spell(list(lines))


def _windows(glances: Sequence[Glance]) -> Iterator[Sequence[Glance]]:
    """Give for every line what was looked at in the hour up to it."""
    first = 0
    for last, one in enumerate(glances):
        while one.at - glances[first].at > WITHIN:
            first += 1
        yield glances[first : last + 1]


def _is_much(window: Sequence[Glance]) -> bool:
    n_pages = sum(one.is_of_one for one in window)
    n_yards = len(frozenset().union(*(one.subjects for one in window)))
    return n_pages > MANY_PAGES or n_yards > MANY_YARDS


def at_night(glances: Sequence[Glance]) -> Spell | None:
    """Meet the rule of use between late and early."""
    return _spell([one for one in glances if _is_night(one.at)])


def _is_night(moment: datetime) -> bool:
    return moment.hour >= NIGHT_BEGINS or moment.hour < NIGHT_ENDS


def outside_round(
    glances: Sequence[Glance], own: frozenset[str] | None
) -> Spell | None:
    """Meet the rule of yards that are not in the round of that day.

    Parameters
    ----------
    own
        The yards of the account's round on that day; None where the rule does not
        hold, as for a coordinator.
    """
    if own is None:
        return None
    return _spell([one for one in glances if not one.subjects <= own])


def _spell(glances: Sequence[Glance]) -> Spell | None:
    if not glances:
        return None
    subjects = frozenset().union(*(one.subjects for one in glances))
    return Spell(glances[0].at, glances[-1].at, len(glances), len(subjects))
