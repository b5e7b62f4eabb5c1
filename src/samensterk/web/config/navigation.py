"""Menu and breadcrumb: from the table of doors, so nobody sees what he may not use."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from samensterk.web.accounts.models import Municipality
from samensterk.web.common.may import may
from samensterk.web.config.doors import DOORS
from samensterk.web.config.page_tree import ABOVE

MENU = (
    "accounts:municipality",
    "programme:overview",
    "programme:timeline",
    "programme:region",
    "areas:orders",
    "areas:scans",
    "areas:yards",
    "rounds:today",
    "rounds:rounds",
    "privacy:overview",
    "accounts:members",
    "accounts:house_style",
    "common:jobs",
    "accounts:why",
    "accounts:platform",
    "accounts:platform_why",
)


@dataclass(frozen=True, slots=True)
class Link:
    url: str | None
    label: str | Promise
    is_here: bool = False


def menu(request: HttpRequest, here: Municipality | None) -> Sequence[Link]:
    """Give the main pages that this visitor may open from here."""
    current = _name(request)
    section = current
    while section in ABOVE and section not in MENU:
        section = ABOVE[section]
    links = [
        Link(address(name, here), DOORS[name].title, name == section)
        for name in MENU
        if may(request, name)
    ]
    return [one for one in links if one.url]


def breadcrumb(request: HttpRequest, here: Municipality | None) -> Sequence[Link]:
    """Give the way from home to this page; the last has no address."""
    current = _name(request)
    home = "accounts:municipality" if here else "accounts:home"
    if current not in DOORS or current in ("accounts:home", home):
        return []
    names: list[str] = []
    above = ABOVE.get(current)
    while above:
        names.insert(0, above)
        above = ABOVE.get(above)
    title = here.name if here else DOORS[home].title
    way = [Link(address(home, here), title)]
    may_open = [name for name in names if may(request, name)]
    parts = request.resolver_match.kwargs if request.resolver_match else {}
    way += [Link(_above(name, here, parts), DOORS[name].title) for name in may_open]
    found = [one for one in way if one.url]
    return [*found, Link(None, DOORS[current].title, is_here=True)]


def address(name: str, here: Municipality | None) -> str | None:
    """Give the address of a page here; None when it needs a municipality."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[here.slug]) if here else None


def _above(
    name: str, here: Municipality | None, parts: Mapping[str, Any]
) -> str | None:
    """Give the address of a page above this one: it is about a part of the same things."""
    own = [(key, value) for key, value in parts.items() if key != "municipality"]
    place = {"municipality": here.slug} if here else {}
    for n_parts in range(len(own) + 1):
        for given in ({}, place):
            with suppress(NoReverseMatch):
                return reverse(name, kwargs={**given, **dict(own[:n_parts])})
    return None


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
