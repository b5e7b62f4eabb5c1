"""Days of rounds in one's own calendar: team, area and times, and no address.

A calendar on a phone leaves the house, and so does a file that goes into one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.clock import HERE
from samensterk.web.programme.agenda.calendar_days import CalendarDay
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.visits.day_sheet import DaySheet
from samensterk.web.rounds.visits.queries import GOES


def own_days(municipality_id: int, user_id: int, since: date) -> Sequence[CalendarDay]:
    """Give the days of the teams that somebody is in; three queries, and no yard is read."""
    mine = Team.objects.for_municipality(municipality_id).filter(people__user=user_id)
    mine = mine.exclude(of__state=Round.State.DRAFT).order_by()
    teams = Team.objects.filter(
        pk__in=mine.values("pk"), stops__day__gte=since, stops__state__in=GOES
    )
    per_day = teams.values_list("pk", "name", "stops__day").annotate(
        first=Min("stops__begins"), last=Max("stops__ends"), n=Count("stops")
    )
    days = list(per_day.order_by("stops__day", "name", "pk"))
    if not days:
        return ()
    areas: dict[tuple[Any, Any], list[str]] = {}
    rows = RoundArea.objects.filter(stops__team__in=mine.values("pk"))
    rows = rows.filter(stops__day__gte=since, stops__state__in=GOES)
    named = rows.values_list("stops__team", "stops__day", "area__name", "place")
    for team, day, name, _place in named.distinct().order_by("place"):
        areas.setdefault((team, day), []).append(name)
    slug = municipality_by_id(municipality_id).slug
    return [
        calendar_day(
            team_id=team,
            team=name,
            begins=datetime.combine(day, first, HERE),
            ends=datetime.combine(day, last, HERE),
            areas=areas.get((team, day), ()),
            n=n,
            slug=slug,
        )
        for team, name, day, first, last, n in days
        if day is not None and first is not None and last is not None
    ]


def calendar_day(
    *,
    team_id: int,
    team: str,
    begins: datetime,
    ends: datetime,
    areas: Sequence[str],
    n: int,
    slug: str,
) -> CalendarDay:
    day = begins.date().isoformat()
    visits = ngettext("%(n)s visit", "%(n)s visits", n) % {"n": n}
    return CalendarDay(
        number=f"round-team-{team_id}-{day}",
        title=_("Visits: %s") % team,
        begins=begins,
        ends=ends,
        about="\n".join(filter(None, [visits, ", ".join(areas)])),
        url=settings.SITE_URL + reverse("rounds:day_plan", args=[slug, team_id, day]),
    )


def as_calendar_day(sheet: DaySheet, slug: str) -> CalendarDay | None:
    """Give one day for a file; None when no visit has a time."""
    stops = [one.planned.stop for one in sheet.stops]
    begins = [one.begins for one in stops if one.begins]
    ends = [one.ends for one in stops if one.ends]
    if not begins or not ends:
        return None
    return calendar_day(
        team_id=sheet.day.team.pk,
        team=sheet.day.team.name,
        begins=datetime.combine(sheet.on, min(begins), HERE),
        ends=datetime.combine(sheet.on, max(ends), HERE),
        areas=sheet.areas,
        n=len(stops),
        slug=slug,
    )
