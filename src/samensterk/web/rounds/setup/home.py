"""What the home page says of rounds: what begins soon, and which draw waits."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.setup import queries

# A letter is on the mat two weeks before, and must be printed before that.
AHEAD = timedelta(days=42)


def round_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """List rounds that begin soon and that nobody was told of; nothing when none does."""
    here = request.municipality
    lines = [
        HomeLine(
            one.title,
            reverse("rounds:round", args=[here.slug, one.pk]),
            about=_("not announced yet"),
            day=date_format(one.starts_on),
            is_late=one.starts_on <= today(),
        )
        for one in queries.soon_not_announced(here.pk, AHEAD)
    ]
    if lines:
        url = reverse("rounds:rounds", args=[here.slug])
        yield HomeList(_("Rounds that begin soon"), lines, "", url, _("All rounds"))


def draw_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """List the draws that wait for a number of whoever reads this."""
    here = request.municipality
    lines = [
        HomeLine(
            one.of.title,
            reverse("rounds:draw", args=[here.slug, one.pk]),
            about=_("needs a second number, of you or a colleague"),
            day=date_format(one.frozen_at),
        )
        for one in queries.open_draws(here.pk, not_of=request.user.pk)
    ]
    if lines:
        yield HomeList(_("Draws that wait for a second number"), lines, "")


LISTS = (
    HomeListMaker("rounds:rounds", round_lists),
    HomeListMaker("rounds:draw", draw_lists),
)
