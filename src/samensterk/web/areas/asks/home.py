"""What the home page says of requests to the RIEC, to who must act."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.areas.asks import queries
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role

MOST = 5


def ask_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Show what waits; nothing when nothing does."""
    here = request.municipality
    if Role.RIEC_ANALYST in request.roles:
        yield from _list(here, queries.to_do_for_riec(here.pk), _("Asked of the RIEC"))
    if Role.COORDINATOR in request.roles:
        yield from _list(
            here,
            queries.to_do_for_municipality(here.pk),
            _("Delivered by the RIEC: do you take it?"),
        )


def _list(here: Any, rows: QuerySet[ScanRequest], title: str) -> Iterator[HomeList]:
    lines = [_line(here, one) for one in rows[:MOST]]
    if lines:
        url = reverse("areas:asks", args=[here.slug])
        yield HomeList(title, lines, "", url, _("All requests to the RIEC"))


def _line(here: Any, ask: ScanRequest) -> HomeLine:
    url = reverse("areas:ask", args=[here.slug, ask.pk])
    is_delivered = ask.state == ScanRequest.State.DELIVERED
    is_late = not is_delivered and ask.wanted_on is not None and ask.wanted_on < today()
    if is_delivered and ask.delivered_at:
        day = _("delivered on %s") % date_format(ask.delivered_at)
    elif ask.wanted_on:
        words = _("late: wanted by %s") if is_late else _("wanted by %s")
        day = words % date_format(ask.wanted_on)
    else:
        day = _("asked on %s") % date_format(ask.asked_at)
    about = str(ask.get_state_display())
    return HomeLine(str(ask.get_what_display()), url, about, day, is_late)


LISTS = (HomeListMaker("areas:asks", ask_lists),)
