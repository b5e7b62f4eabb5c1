"""Where a team starts: words that people wrote, and about where that is on the map.

The addresses are those that the scan listed. What stands between brackets is a name
for people ('Stationsweg 1 (gemeentehuis)') and is not looked up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samensterk.web.areas.scans.addresses import (
    MOST_SHOWN,
    address_with,
    find_addresses,
)
from samensterk.web.areas.scans.queries import areas_of
from samensterk.web.common.postcodes import spaced
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.teams.queries import Place

BRACKETS = re.compile(r"\([^)]*\)?")
ADDRESS, AREA, NOWHERE = "adres", "gebied", "nergens"
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The places that somebody can point at in one round."""

    of: Round

    def known(self, written: str) -> Place | None:
        """Give the place of the only address with these words, or of another team."""
        if not written:
            return None
        for one in self._teams():
            if one.starts_at.casefold() == written.casefold():
                return _at(one.start_x_m, one.start_y_m)
        words = _looked_up(written)
        found = find_addresses(self.of.scan, words)
        same = [one for one in found if one.address.casefold() == words.casefold()]
        only = same or found  # number 14 itself, where there is a 14a as well
        return Place(only[0].x_m, only[0].y_m) if len(only) == 1 else None

    def choices(self, written: str) -> list[Choice | tuple[str, list[Choice]]]:
        """Give what it may be: addresses, else somewhere in an area of the scan."""
        found = find_addresses(self.of.scan, _looked_up(written))[:MOST_SHOWN]
        groups: list[Choice | tuple[str, list[Choice]]] = [("", _("choose one"))]
        if found:
            told = [(f"{ADDRESS}:{one.key}", spaced(one.address)) for one in found]
            groups.append((_("addresses with these words"), told))
        areas = [(f"{AREA}:{pk}", name) for pk, name in self._areas()]
        if areas:
            groups.append((_("about in the middle of"), areas))
        return [*groups, (NOWHERE, _("without a place on the map"))]

    def chosen(self, choice: str) -> Place | None:
        """Give the place of a choice that was offered."""
        kind, _colon, key = choice.partition(":")
        if kind == ADDRESS:
            address = address_with(self.of.scan, key)
            return None if address is None else Place(address.x_m, address.y_m)
        if kind == AREA:
            area = areas_of(self.of.scan).get(pk=key)
            return Place(area.x_m, area.y_m)
        return None

    def _areas(self) -> Sequence[tuple[int, str]]:
        rows = areas_of(self.of.scan).filter(level="visit_area")
        return list(rows.values_list("pk", "name"))

    def _teams(self) -> Sequence[Team]:
        rows = Team.objects.for_municipality(self.of.municipality_id)
        return list(rows.exclude(start_x_m=None).order_by("-pk")[:50])


def _looked_up(written: str) -> str:
    return BRACKETS.sub(" ", written).strip()


def _at(x_m: float | None, y_m: float | None) -> Place | None:
    return None if x_m is None or y_m is None else Place(x_m, y_m)
