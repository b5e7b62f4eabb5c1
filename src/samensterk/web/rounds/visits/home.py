"""What the home page says of visits: the day of one's teams, and what must be looked at."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits import queries
from samensterk.web.rounds.visits.models import Outcome
from samensterk.web.rounds.visits.queries import CEASED_SINCE, summary_of_days

MOST_TEAMS = 5  # in one list


def today_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """List the teams that go out today; no yard is read here."""
    here = request.municipality
    url = reverse("rounds:today", args=[here.slug])
    lines = []
    for team in summary_of_days(request, today()):
        words = ngettext(
            "%(done)s of %(n)s visit done",
            "%(done)s of %(n)s visits done",
            team.n_stops,
        )
        told = words % {"done": team.n_done, "n": team.n_stops}
        times = (
            f"{team.first:%H:%M} - {team.last:%H:%M}"
            if team.first and team.last
            else ""
        )
        lines.append(HomeLine(team.team, url, about=told, day=times))
    if lines:
        yield HomeList(_("Visits today"), lines, "", url, _("To the visits of today"))


def forgotten_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Count per team what was not filled in yet; no yard is read here."""
    url = f"{reverse('rounds:today', args=[request.municipality.slug])}#vergeten"
    lines = []
    teams = queries.n_forgotten(request)
    for team, n in teams[:MOST_TEAMS]:
        words = ngettext(
            "%(n)s visit is not filled in yet", "%(n)s visits are not filled in yet", n
        )
        lines.append(HomeLine(team, url, about=words % {"n": n}))
    if lines:
        n_more = len(teams) - len(lines)
        more = ngettext("And %(n)s more team", "And %(n)s more teams", n_more)
        told = {"more_url": url, "more": more % {"n": n_more}} if n_more > 0 else {}
        yield HomeList(_("Not filled in yet"), lines, "", **told)


def ceased_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Count per round which yards may have stopped or moved; a coordinator decides."""
    here = request.municipality
    said = Q(
        visits__outcome=Outcome.CEASED,
        visits__on__gte=today() - CEASED_SINCE,
        visits__stop__yard__gone_since=None,
        visits__stop__yard__set_aside_on=None,
        visits__stop__isnull=False,
    )
    rounds = Round.objects.for_municipality(here.pk)
    lines = []
    for of in rounds.annotate(n_ceased=Count("visits", filter=said)):
        if not of.n_ceased:
            continue
        title = ngettext(
            "%(n)s yard may have stopped or moved",
            "%(n)s yards may have stopped or moved",
            of.n_ceased,
        )
        url = reverse("rounds:visits", args=[here.slug, of.pk])
        lines.append(
            HomeLine(
                title % {"n": of.n_ceased},
                f"{url}?afloop={Outcome.CEASED}",
                about=of.title,
            )
        )
    if lines:
        yield HomeList(_("After the visits"), lines, "")


LISTS = (
    HomeListMaker("rounds:today", today_lists),
    HomeListMaker("rounds:today", forgotten_lists),
    HomeListMaker("rounds:visits", ceased_lists),
)
