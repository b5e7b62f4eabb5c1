"""Somebody who stands in two teams at the same half day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Shift, TeamMember

HalfDay = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """One person of a team, the other team and the half days that both have."""

    member: TeamMember
    other: TeamMember
    half_days: Sequence[HalfDay]

    @property
    def is_sure(self) -> bool:
        """The same account; the same name may be of two people."""
        return self.member.user_id is not None and self.member.user_id == (
            self.other.user_id
        )


def clashes_of(of: Round) -> Mapping[int, list[Clash]]:
    """Give them by team of this round; the other team may be of another round. Two queries."""
    rows = Shift.objects.filter(
        municipality=of.municipality_id, day__range=(of.starts_on, of.ends_on)
    ).exclude(team__of__state=Round.State.CLOSED)
    half_days: dict[int, set[HalfDay]] = defaultdict(set)
    for team_id, day, half in rows.values_list("team", "day", "half"):
        half_days[team_id].add((day, half))
    people = TeamMember.objects.filter(team__in=half_days).select_related("team__of")
    found: dict[int, list[Clash]] = defaultdict(list)
    for clash in find_clashes(people, half_days):
        if clash.member.team.of_id == of.pk:
            found[clash.member.team_id].append(clash)
    return found


def find_clashes(
    people: Iterable[TeamMember], half_days: Mapping[int, set[HalfDay]]
) -> Iterator[Clash]:
    """Compare who may be the same: one account, or one name of one employer. Pure."""
    alike: dict[object, list[TeamMember]] = defaultdict(list)
    for one in people:
        alike[one.organisation_id, one.shown_as.casefold()].append(one)
        if one.user_id is not None:
            alike[one.user_id].append(one)
    seen = set()
    for group in alike.values():
        for one, other in combinations(group, 2):
            pair = frozenset((one.pk, other.pk))
            if pair in seen or not _may_be_same(one, other):
                continue
            seen.add(pair)
            both = half_days.get(one.team_id, set()) & half_days.get(
                other.team_id, set()
            )
            if both:
                yield Clash(one, other, sorted(both))
                yield Clash(other, one, sorted(both))


def _may_be_same(one: TeamMember, other: TeamMember) -> bool:
    if one.team_id == other.team_id:
        return False
    accounts = {one.user_id, other.user_id} - {None}
    return len(accounts) < 2
