"""A waiting list for a meeting or for one workshop: who is offered a place, and until when.

A place that comes free is offered to the first on the list that it is large enough for;
who is offered a place holds it until the deadline. Nobody overtakes, but past a group
that does not fit; it keeps its position and can see that it was passed over. What is no
longer held or waiting (accepted, declined, lapsed, left) has no position any more.
Moments are seconds on any clock that only goes forward, such as since 1970.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Standing(StrEnum):
    """Where a group is on its way from the list to a place."""

    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # it did not answer in time
    LEFT = "left"  # it took itself off the list


class NotOnTheList(Exception):
    """No group of this key is waiting or has an offer."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key} is not on the list")
        self.key = key


class NoOffer(Exception):
    """A group answers that was offered nothing, or answers after the deadline.

    `standing` tells which, and after an answer what it was.
    """

    def __init__(self, key: str, standing: Standing) -> None:
        super().__init__(f"{key} has no offer to answer: {standing}")
        self.key = key
        self.standing = standing


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group on the list; `until_s` is the deadline of its offer."""

    key: str
    n_people: int
    standing: Standing = Standing.WAITING
    until_s: int | None = None

    def __post_init__(self) -> None:
        if self.n_people < 1:
            raise ValueError("a group has at least one person")
        if (self.until_s is not None) is not (self.standing is Standing.OFFERED):
            raise ValueError("an offer has a deadline, and nothing else has")

    @property
    def is_on_the_list(self) -> bool:
        return self.standing in {Standing.WAITING, Standing.OFFERED}


WaitingList = tuple[Waiting, ...]  # in the order of the list


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long a group may think, and the moment after which nothing is offered.

    An offer never runs past that moment, such as an hour before the meeting.
    """

    answer_s: int
    closes_s: int

    def __post_init__(self) -> None:
        if self.answer_s <= 0:
            raise ValueError("an answer takes some time")

    def of(self, now_s: int) -> int | None:
        """Give the deadline of an offer that is made now; None is too late to offer."""
        return (
            min(now_s + self.answer_s, self.closes_s) if now_s < self.closes_s else None
        )


@dataclass(frozen=True, slots=True)
class Position:
    """What a group may know of the list; `position` is from 1.

    `is_passed_over` says that places are free which are too few for this group, so that
    a smaller one may be offered them first; `n_free` is how many.
    """

    key: str
    position: int
    n_people_before: int
    until_s: int | None
    is_passed_over: bool
    n_free: int


def n_held(line: WaitingList) -> int:
    """Count the places that are held for who may still answer."""
    return sum(one.n_people for one in line if one.standing is Standing.OFFERED)


def lapse(line: WaitingList, now_s: int) -> WaitingList:
    """Take back offers whose deadline is past; at the deadline itself it is too late."""
    return tuple(
        replace(one, standing=Standing.LAPSED, until_s=None)
        if one.until_s is not None and one.until_s <= now_s
        else one
        for one in line
    )


def offer(
    line: WaitingList, n_free: int, now_s: int, deadline: Deadline
) -> WaitingList:
    """Take back what lapsed and offer what is free, from the first on the list.

    Doing it again at the same moment changes nothing.

    Parameters
    ----------
    n_free
        Places that nobody sits in, so with those that are held for offers. A place that
        was accepted is taken: who counts seats has it as such.
    """
    line = lapse(line, now_s)
    until_s = deadline.of(now_s)
    if until_s is None:
        return line
    left = n_free - n_held(line)
    offered = []
    for one in line:
        if one.standing is Standing.WAITING and one.n_people <= left:
            left -= one.n_people
            offered.append(replace(one, standing=Standing.OFFERED, until_s=until_s))
        else:
            offered.append(one)
    return tuple(offered)


def answer(line: WaitingList, key: str, now_s: int, *, accepts: bool) -> WaitingList:
    """Write down what a group says to its offer; the same answer twice is no error.

    Raises
    ------
    NotOnTheList
        The group was never on it.
    NoOffer
        There is no offer, or its deadline is past.
    """
    line = lapse(line, now_s)
    said = Standing.ACCEPTED if accepts else Standing.DECLINED
    own = _last(line, key)
    if own.standing is said:
        return line
    if own.standing is not Standing.OFFERED:
        raise NoOffer(key, own.standing)
    return _swap(line, own, replace(own, standing=said, until_s=None))


def join(line: WaitingList, key: str, n_people: int) -> WaitingList:
    """Put a group at the end; who is on the list already stays where it is.

    Who declined, or let an offer lapse, may join again, at the end.
    """
    if any(one.key == key and one.is_on_the_list for one in line):
        return line
    return (*line, Waiting(key, n_people))


def leave(line: WaitingList, key: str) -> WaitingList:
    """Take a group off the list, with its offer; twice is no error.

    Raises
    ------
    NotOnTheList
        The group was never on it.
    """
    own = _last(line, key)
    if not own.is_on_the_list:
        return line
    return _swap(line, own, replace(own, standing=Standing.LEFT, until_s=None))


def resize(line: WaitingList, key: str, n_people: int) -> WaitingList:
    """Change the number of a group.

    A smaller group keeps its position and its offer. A larger one goes to the end and
    loses an offer: otherwise one person could wait for many.

    Raises
    ------
    NotOnTheList
        The group does not wait and has no offer.
    """
    own = _last(line, key)
    if not own.is_on_the_list:
        raise NotOnTheList(key)
    if n_people <= own.n_people:
        return _swap(line, own, replace(own, n_people=n_people))
    return (*(one for one in line if one is not own), Waiting(key, n_people))


def positions(line: WaitingList, n_free: int) -> Iterator[Position]:
    """Give what each group on the list may know; `n_free` is as in `offer`."""
    left = max(n_free - n_held(line), 0)
    n_people_before = 0
    on_the_list = (one for one in line if one.is_on_the_list)
    for position, one in enumerate(on_the_list, 1):
        is_waiting = one.standing is Standing.WAITING
        yield Position(
            one.key,
            position,
            n_people_before,
            one.until_s,
            is_waiting and 0 < left < one.n_people,
            left,
        )
        n_people_before += one.n_people


def _last(line: WaitingList, key: str) -> Waiting:
    """Find a group; who joined again is meant by its last line."""
    for one in reversed(line):
        if one.key == key:
            return one
    raise NotOnTheList(key)


def _swap(line: WaitingList, old: Waiting, new: Waiting) -> WaitingList:
    return tuple(new if one is old else one for one in line)
