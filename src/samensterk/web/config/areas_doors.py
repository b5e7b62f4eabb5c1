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
_REPORTS: Mapping[str, Door] = {}
_TABLE = {Role.COORDINATOR, Role.RIEC_ANALYST}
_TALKS: Mapping[str, Door] = {
    "areas:talks": within(_("Table talks"), _TABLE),
    "areas:talk_new": within(_("New table talk"), _TABLE),
    "areas:talk": within(_("One table talk"), _TABLE),
    "areas:talk_edit": within(_("Change a table talk"), _TABLE),
    "areas:talk_close": within(_("Close a table talk"), _TABLE),
    "areas:talk_reopen": within(_("Open a table talk again"), _TABLE),
    "areas:talk_remove": within(_("Remove a table talk"), _TABLE),
    "areas:talk_file": within(_("Table talk as a file"), _TABLE),
    "areas:talk_note": within(_("Change what was told"), _TABLE),
    "areas:talk_note_remove": within(_("Remove what was told"), _TABLE),
}
_DRIVING = {Role.COORDINATOR, Role.FIELD_TEAM}
_PLANS_DRIVES = {Role.COORDINATOR}
_DRIVES: Mapping[str, Door] = {
    "areas:drives": within(_("Joint drives"), _DRIVING),
    "areas:drive_new": within(_("Plan a joint drive"), _PLANS_DRIVES),
    "areas:drive": within(_("One joint drive"), _DRIVING),
    "areas:drive_edit": within(_("Change a joint drive"), _PLANS_DRIVES),
    "areas:drive_remove": within(_("Remove a joint drive"), _PLANS_DRIVES),
    "areas:drive_file": within(_("Joint drive as a file"), _DRIVING),
    "areas:drive_map": within(_("Drawing of a joint drive"), _DRIVING),
    "areas:drive_note": within(_("Change a place that was noted"), _DRIVING),
    "areas:drive_note_remove": within(_("Remove a place that was noted"), _DRIVING),
    "areas:drive_note_task": within(_("Make a task of a place"), _PLANS_DRIVES),
}
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
