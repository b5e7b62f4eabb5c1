"""What the home page says of promises: how many and before when, never what or whom."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.programme.promises import queries
from samensterk.web.programme.promises.models import Promise

AHEAD = timedelta(days=7)


def promise_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Count one's own; a coordinator hears of those of all when they are long late.

    Nothing of a resident is read here, so nothing needs to be in the log.
    """
    here = request.municipality
    url = reverse("programme:promises", args=[here.slug])
    rows = Promise.objects.for_municipality(here.pk)
    own = queries.pressing(rows.filter(owner=request.user.pk), AHEAD)
    lines = list(_lines(own, url))
    if Role.COORDINATOR in request.roles:
        long_late = queries.pressing(queries.escalated(here.pk))
        if long_late.first_late_on:
            lines.insert(0, _long_late(long_late, url))
    empty = _("No promise of yours needs an answer within a week.")
    yield HomeList(_("Promises to residents"), lines, empty, url, _("All promises"))


def _lines(own: queries.Pressing, url: str) -> Iterator[HomeLine]:
    if own.first_late_on:
        title = ngettext(
            "%(n)s promise of yours is late",
            "%(n)s promises of yours are late",
            own.n_late,
        ) % {"n": own.n_late}
        day = _("since %s") % date_format(own.first_late_on)
        yield HomeLine(title, f"{url}?stand=late", day=day, is_late=True)
    if own.first_soon_on:
        title = ngettext(
            "%(n)s promise of yours must be answered within a week",
            "%(n)s promises of yours must be answered within a week",
            own.n_soon,
        ) % {"n": own.n_soon}
        day = _("the first before the end of %s") % date_format(own.first_soon_on)
        yield HomeLine(title, url, day=day)


def _long_late(found: queries.Pressing, url: str) -> HomeLine:
    title = ngettext(
        "%(n)s promise of the municipality is more than three days late",
        "%(n)s promises of the municipality are more than three days late",
        found.n_late,
    ) % {"n": found.n_late}
    day = _("since %s") % date_format(found.first_late_on or "")
    return HomeLine(title, f"{url}?stand=late", day=day, is_late=True)


LISTS = (HomeListMaker("programme:promises", promise_lists),)
