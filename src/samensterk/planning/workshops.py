"""Words of workshops at a meeting: who wishes what, and who sits where.

A round is a block of workshops at the same time; a workshop may be given in several. A
session is one workshop in one round, with its places. A group signed up together and
stays together. How it signed up (website, paper, telephone) is not known here, so that
it cannot matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Seats = dict[tuple[str, str], str]  # (group, round) to workshop

NO_FIRST_COST = 1  # an evening without any first wish: as one second choice more


@dataclass(frozen=True, slots=True)
class Session:
    """One workshop in one round."""

    workshop: str
    round: str
    places: int

    def __post_init__(self) -> None:
        if self.places < 0:
            raise ValueError("a session has no fewer than no places")


@dataclass(frozen=True, slots=True)
class Group:
    """Who signed up together; `wishes` has the rounds it comes to, the best wish first.

    No wishes for a round means that everything is welcome; a round that is not in it
    means that the group is not there.
    """

    key: str
    n_people: int
    wishes: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        if self.n_people < 1:
            raise ValueError("a group has at least one person")
        if any(len(set(one)) < len(one) for one in self.wishes.values()):
            raise ValueError("a group wishes a workshop once in a round")

    def rank(self, round_: str, workshop: str) -> int:
        """Say which wish this is, from 0; what is not wished comes after the last one.

        So who writes down one wish has no better odds for it than who writes three:
        what comes next counts as a second choice for both.
        """
        wishes = self.wishes[round_]
        return wishes.index(workshop) if workshop in wishes else len(wishes)


@dataclass(frozen=True)
class Choices:
    """All that an allocation needs; the order of sessions and groups has no meaning."""

    sessions: tuple[Session, ...]
    groups: tuple[Group, ...]
    by_key: Mapping[str, Group] = field(init=False, repr=False, compare=False)
    by_place: Mapping[tuple[str, str], Session] = field(
        init=False, repr=False, compare=False
    )
    """Sessions by (workshop, round), sorted."""

    def __post_init__(self) -> None:
        groups = {one.key: one for one in self.groups}
        sessions = {
            (one.workshop, one.round): one
            for one in sorted(self.sessions, key=lambda one: (one.workshop, one.round))
        }
        if len(groups) < len(self.groups) or len(sessions) < len(self.sessions):
            raise ValueError("a group or a session is given twice")
        object.__setattr__(self, "by_key", groups)
        object.__setattr__(self, "by_place", sessions)


class TooManySeated(Exception):
    """More people sit in a session than it has places; somebody has to decide who goes."""

    def __init__(self, session: Session, n_people: int) -> None:
        super().__init__(
            f"{n_people} people in {session.workshop} of round {session.round}, "
            f"which has {session.places} places"
        )
        self.session = session
        self.n_people = n_people


def cost_of(rank: int) -> int:
    """Say how much a person misses with this wish: 0, 1, 3, 6 and so on.

    Every step down weighs more than the one before it, so that who is worse off goes
    first, but not at any price (see docs/adr/0019-fair-allocation.md).
    """
    return rank * (rank + 1) // 2


def missed_by(group: Group, seats: Mapping[str, str | None]) -> int:
    """Say how much a person of this group misses over the evening, where it has a place.

    Parameters
    ----------
    seats
        The workshop by round.
    """
    ranks = [
        group.rank(round_, workshop)
        for round_, workshop in seats.items()
        if workshop is not None
    ]
    return sum(map(cost_of, ranks)) + (0 if 0 in ranks else NO_FIRST_COST)


def free_places(choices: Choices, seats: Seats) -> dict[tuple[str, str], int]:
    """Count what is free, by (workshop, round).

    Raises
    ------
    TooManySeated
        A session has more people than places.
    """
    free = {place: one.places for place, one in choices.by_place.items()}
    for (group, round_), workshop in seats.items():
        free[workshop, round_] -= choices.by_key[group].n_people
    for place, n in free.items():
        if n < 0:
            session = choices.by_place[place]
            raise TooManySeated(session, session.places - n)
    return free


def has_elsewhere(seats: Seats, group: Group, round_: str, workshop: str) -> bool:
    """Say whether a group has this workshop in another round."""
    return any(
        seats.get((group.key, one)) == workshop for one in group.wishes if one != round_
    )
