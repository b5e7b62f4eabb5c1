"""What the areas that are ticked ask together, before they are saved."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.requests import number_in
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import AreaFigures

SUM = "sum"  # name of the button that only counts


@dataclass(frozen=True, slots=True)
class AreaSum:
    """Areas together; `team_days` counts the areas of which the scan knows them."""

    n_areas: int
    n_visits: int
    is_farms: bool
    talk_hours: int
    team_days: float | None

    @property
    def words(self) -> str:
        """Say it in one or two sentences, also to who hears the page."""
        if not self.n_areas:
            return _("No area is ticked.")
        areas = ngettext("%(n)s area", "%(n)s areas", self.n_areas)
        yards = (
            ngettext("%(n)s farm yard", "%(n)s farm yards", self.n_visits)
            if self.is_farms
            else ngettext("%(n)s yard", "%(n)s yards", self.n_visits)
        )
        hours = ngettext(
            "about %(n)s hour of talks, without driving",
            "about %(n)s hours of talks, without driving",
            self.talk_hours,
        )
        told = _("Ticked: %(areas)s with %(yards)s, %(hours)s.") % {
            "areas": areas % {"n": self.n_areas},
            "yards": yards % {"n": self.n_visits},
            "hours": hours % {"n": self.talk_hours},
        }
        if self.team_days is None:
            return told
        days = _("The scan estimates %(n)s team-days.")
        return f"{told} {days % {'n': number_format(self.team_days, 1)}}"


def sum_of(
    of: Round, figures: Iterable[AreaFigures], ticked: Collection[str]
) -> AreaSum:
    mine = [one for one in figures if str(one.pk) in ticked]
    is_farms = of.whom == Round.Whom.FARMS
    n_visits = sum(one.n_farms if is_farms else one.n_yards for one in mine)
    days = [one.team_days for one in mine if one.team_days is not None]
    minutes = n_visits * of.minutes_first
    return AreaSum(
        n_areas=len(mine),
        n_visits=n_visits,
        is_farms=is_farms,
        talk_hours=-(-minutes // 60),
        team_days=sum(days) if days else None,
    )


def ticked_in(sent: QueryDict) -> list[int]:
    """Read what was ticked; what is no number is no area."""
    found = (number_in(one) for one in sent.getlist("areas"))
    return [one for one in found if one is not None]
