"""A team, or somebody of it, cannot come: what that takes away, and the verb."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from samensterk.web.common.moments import today
from samensterk.web.rounds.plans.asking import Otherwise
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.queries import half_of
from samensterk.web.rounds.setup.composition import FEWEST
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Shift, Team, TeamMember


@dataclass(frozen=True, slots=True)
class FallsOut:
    """Which half days go; none of them when the team goes on without somebody."""

    team: Team
    days: Collection[date]
    halves: Collection[str]
    missing: TeamMember | None = None

    @property
    def goes_on(self) -> bool:
        """Say whether the others can go: two at least, and with who must be there."""
        if self.missing is None:
            return False
        others = [one for one in self.team.people.all() if one.pk != self.missing.pk]
        wanted = self.team.of.composition
        return len(others) >= FEWEST and all(
            sum(one.part == part for one in others) >= n for part, n in wanted.items()
        )

    def otherwise(self) -> Otherwise:
        """Give how it is without them."""
        if self.goes_on:
            return Otherwise(without=self._lacking())
        out = frozenset(
            (self.team.pk, day, half) for day in self.days for half in self.halves
        )
        return Otherwise(out=out, freed=self._freed())

    def _lacking(self) -> dict[tuple[int, date], frozenset[str]]:
        assert self.missing is not None  # noqa: S101 - somebody is, or nobody goes on
        rest = {one.part for one in self.team.people.all() if one.pk != self.missing.pk}
        lost = frozenset({self.missing.part} - rest)
        return {(self.team.pk, day): lost for day in self.days}

    def _freed(self) -> frozenset[int]:
        """Give the visits of today that the team will not pay."""
        if today() not in self.days:
            return frozenset()
        rows = Stop.objects.for_municipality(self.team.municipality_id).filter(
            team=self.team.pk, day=today(), state=Stop.State.PLANNED
        )
        return frozenset(
            one.pk for one in rows.select_related("of") if half_of(one) in self.halves
        )

    def save(self) -> None:
        """Take the half days from the team; who calls holds the round."""
        if self.goes_on:
            return
        gone = Shift.objects.filter(
            team=self.team.pk, day__in=self.days, half__in=self.halves
        )
        if gone.delete()[0]:
            Team.objects.filter(pk=self.team.pk).update(version=F("version") + 1)


def falls_out(
    of: Round, kind: str, number: int, days: Collection[date], halves: Collection[str]
) -> FallsOut:
    """Read the team of what was chosen in the form."""
    rows = Team.objects.for_municipality(of.municipality_id).filter(of=of)
    rows = rows.select_related("of").prefetch_related("people")
    if kind == "team":
        return FallsOut(rows.get(pk=number), days, halves)
    member = TeamMember.objects.get(pk=number, team__of=of)
    return FallsOut(rows.get(pk=member.team_id), days, halves, member)
