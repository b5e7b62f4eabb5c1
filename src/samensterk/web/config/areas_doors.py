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
_ATLAS: Mapping[str, Door] = {}
_REPORTS: Mapping[str, Door] = {
    "areas:reports": within(_("Report of an area scan"), SEES_AREAS),
    "areas:report_new": within(_("New version of a report"), MAKES_SCANS),
    "areas:report": within(_("One version of a report"), SEES_AREAS),
    "areas:report_file": within(_("Version of a report as a file"), SEES_AREAS),
    "areas:area_file": within(_("Areas of a scan as a file"), MAKES_SCANS),
}
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
