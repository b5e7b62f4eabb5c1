"""What the home page says: to a partner who was asked, an analyst with a grant, and back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.areas.checks import queries
from samensterk.web.common.home_cards import (
    Card,
    CardMaker,
    HomeLine,
    HomeList,
    HomeListMaker,
)
from samensterk.web.common.requests import MunicipalityRequest


def asked_list(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Tell a partner what he was asked, while it can be done."""
    here = request.municipality
    lines = [
        HomeLine(
            _("Check the addresses of %(area)s") % {"area": one.visit_area},
            reverse("areas:my_check", args=[here.slug, one.pk]),
            about=one.purpose,
            day=_("until %(day)s") % {"day": date_format(one.ends_on)},
        )
        for one in queries.checks_asked_of(request.user.pk, here.pk)
    ]
    if lines:
        yield HomeList(_("You were asked"), lines, "")


def answers_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    n = queries.n_waiting(here.pk)
    if not n:
        return None
    text = ngettext(
        "%(n)s answer of a partner waits for you.",
        "%(n)s answers of partners wait for you.",
        n,
    )
    url = reverse("areas:checks", args=[here.slug])
    return Card(_("Addresses that partners check"), text % {"n": n}, url)


def granted_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    grant = queries.open_grant(request.user.pk, here.pk)
    if grant is None:
        return None
    text = _("You may see them until %(day)s, for: %(purpose)s") % {
        "day": date_format(grant.ends_on),
        "purpose": grant.purpose,
    }
    return Card(
        _("Yards that I may see for a while"),
        text,
        reverse("areas:granted_yards", args=[here.slug]),
    )


def grants_card(request: MunicipalityRequest) -> Card | None:
    """Remind who answers for it that somebody outside the municipality sees yards."""
    here = request.municipality
    n = queries.n_open_grants(here.pk)
    if not n:
        return None
    text = ngettext(
        "%(n)s analyst may see the yards now.",
        "%(n)s analysts may see the yards now.",
        n,
    )
    url = reverse("areas:grants", args=[here.slug])
    return Card(_("Who of the RIEC sees the yards"), text % {"n": n}, url)


CARDS = (
    CardMaker("areas:grants", grants_card),
    CardMaker("areas:checks", answers_card),
    CardMaker("areas:granted_yards", granted_card),
)
LISTS = (HomeListMaker("areas:my_checks", asked_list),)
