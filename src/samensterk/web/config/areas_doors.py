"""The doors of the room `areas`: who sees areas, who sees yards, who orders scans."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, within
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role

# Who sees yards (law 5): the municipality's own coordinator. Field teams get today's
# round and the RIEC sees areas; neither browses a list.
SEES_YARDS = {Role.COORDINATOR}
# Areas are described to who works with them; partners hear it at the table.
SEES_AREAS = {Role.COORDINATOR, Role.RIEC_ANALYST, Role.FIELD_TEAM}
MAKES_SCANS = {Role.COORDINATOR, Role.RIEC_ANALYST}

_YARDS: Mapping[str, Door] = {
    "areas:yards": within(_("Yards"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS),
    "areas:yard": within(_("One yard"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS),
    # For what: asked, because the screen does not tell.
    "areas:yard_file": within(
        _("List of yards as a file"), SEES_YARDS, is_sensitive=True
    ),
}
_IMPORTS: Mapping[str, Door] = {}
_CHECKS: Mapping[str, Door] = {}
_MAKING: Mapping[str, Door] = {
    "areas:load_scan": within(_("Read in a scan"), MAKES_SCANS),
}
_ASKS: Mapping[str, Door] = {}
_ATLAS: Mapping[str, Door] = {
    "areas:scan": within(_("What the scan says"), SEES_AREAS),
    "areas:map": within(_("Map of areas"), SEES_AREAS),
    "areas:map_tiles": within(_("Map of areas: roads, water, buildings"), SEES_AREAS),
    "areas:map_areas": within(_("Map of areas: outlines and figures"), SEES_AREAS),
    "areas:map_search": within(_("Find an address on the map"), SEES_AREAS),
    "areas:map_yards": within(
        _("Map of areas: yards"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
    "areas:area_table": within(_("Areas as a table"), SEES_AREAS),
    "areas:area": within(_("One area"), SEES_AREAS),
    "areas:card": within(_("What a figure says"), SEES_AREAS),
    "areas:context": within(_("Beside neighbours and province"), SEES_AREAS),
    "areas:area_changes": within(_("Changes since the scan before"), SEES_AREAS),
    "areas:lens": within(_("Words for a talk (CCV lens)"), SEES_AREAS),
}
_REPORTS: Mapping[str, Door] = {}
_TALKS: Mapping[str, Door] = {}
_DRIVES: Mapping[str, Door] = {}
AREAS: Mapping[str, Door] = {
    **_YARDS,
    **_IMPORTS,
    **_CHECKS,
    **_MAKING,
    **_ASKS,
    **_ATLAS,
    **_REPORTS,
    **_TALKS,
    **_DRIVES,
}
