"""The doors of the room `areas`: who sees areas, who sees yards, who orders scans."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, across, within
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role

# Who sees yards (law 5): the municipality's own coordinator. Field teams get today's
# round and the RIEC sees areas; neither browses a list.
SEES_YARDS = {Role.COORDINATOR}
# Areas are described to who works with them; partners hear it at the table.
SEES_AREAS = {Role.COORDINATOR, Role.RIEC_ANALYST, Role.FIELD_TEAM}
MAKES_SCANS = {Role.COORDINATOR, Role.RIEC_ANALYST}
RIEC = {Role.RIEC_ANALYST}
COORDINATORS = {Role.COORDINATOR}
# For a while and for one purpose; a test walks all other doors.
CHECKS_YARDS = {Role.PARTNER}
GRANTED = {Role.RIEC_ANALYST}
_DRIVING = {Role.COORDINATOR, Role.FIELD_TEAM}


def _of_yards(title: str | Promise) -> Door:
    return within(title, SEES_YARDS, purpose=Purpose.LIST_OF_YARDS)


_YARDS: Mapping[str, Door] = {
    "areas:yards": _of_yards(_("Yards")),
    "areas:yard": _of_yards(_("One yard")),
    "areas:yard_changes": _of_yards(_("New, gone and changed")),
    "areas:yard_new": _of_yards(_("Add a yard")),
    "areas:yard_correct": _of_yards(_("Correct a yard")),
    "areas:yard_merge": _of_yards(_("One yard instead of two")),
    "areas:yard_split": _of_yards(_("Two yards instead of one")),
    "areas:yard_ceased": _of_yards(_("A yard has ceased")),
    "areas:yard_back": _of_yards(_("A yard is there after all")),
    "areas:corrections": _of_yards(_("Corrections")),
    "areas:correction_undo": _of_yards(_("Undo a correction")),
    "areas:questions": _of_yards(_("Questions after a scan")),
    "areas:question": _of_yards(_("A question after a scan")),
    "areas:contact_new": _of_yards(_("Write down a contact")),
    "areas:contact": _of_yards(_("How to reach somebody")),
    "areas:contact_remove": _of_yards(_("Remove a contact")),
    # For what: asked, because the screen does not tell.
    "areas:yard_file": within(
        _("List of yards as a file"), SEES_YARDS, is_sensitive=True
    ),
}
_IMPORTS: Mapping[str, Door] = {
    "areas:imports": within(_("Lists that were read in"), SEES_YARDS),
    "areas:import_new": within(_("Read in a list"), SEES_YARDS),
    "areas:import": within(
        _("One list that is read in"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
    "areas:import_columns": within(_("What the columns are"), SEES_YARDS),
    "areas:import_row": within(
        _("One row of a list"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
    "areas:import_apply": within(
        _("Take a list over"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
    "areas:import_undo": within(
        _("Undo a list"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
    "areas:import_remove": within(
        _("Throw a list away"), SEES_YARDS, purpose=Purpose.LIST_OF_YARDS
    ),
}
_CHECKS: Mapping[str, Door] = {
    "areas:checks": within(_("Addresses that partners check"), SEES_YARDS),
    "areas:check_new": within(_("Ask a partner to check addresses"), SEES_YARDS),
    "areas:check": within(
        _("What a partner says of addresses"),
        SEES_YARDS,
        purpose=Purpose.LIST_OF_YARDS,
    ),
    "areas:check_end": within(_("End a check by a partner"), SEES_YARDS),
    "areas:check_answer": within(
        _("Take an answer of a partner over"),
        SEES_YARDS,
        purpose=Purpose.LIST_OF_YARDS,
    ),
    # Law 5: a partner sees the addresses of one area, of the check that he was asked for,
    # and proves twice who he is, which he need not for the programme.
    "areas:my_checks": within(_("Addresses that we were asked to check"), CHECKS_YARDS),
    "areas:my_check": within(
        _("Check the addresses of an area"),
        CHECKS_YARDS,
        needs_second_factor=True,
        purpose=Purpose.LIST_OF_YARDS,
    ),
    "areas:grants": within(
        _("Who of the RIEC sees the yards"),
        {Role.COORDINATOR, Role.PRIVACY_OFFICER},
    ),
    "areas:grant_new": within(
        _("Let an analyst see the yards"), SEES_YARDS, is_sensitive=True
    ),
    "areas:grant_end": within(_("End what an analyst may see"), SEES_YARDS),
    # Closed without a grant of that municipality that runs today: the views ask for it.
    "areas:granted_yards": within(
        _("Yards that I may see for a while"),
        GRANTED,
        purpose=Purpose.LIST_OF_YARDS,
    ),
    "areas:granted_yard": within(
        _("One yard that I may see for a while"),
        GRANTED,
        purpose=Purpose.LIST_OF_YARDS,
    ),
}
_MAKING: Mapping[str, Door] = {
    "areas:scans": within(_("Area"), SEES_AREAS),
    "areas:load_scan": within(_("Read in a scan"), MAKES_SCANS),
    "areas:order_new": within(_("Make a scan"), MAKES_SCANS),
    "areas:order": within(_("One order for a scan"), MAKES_SCANS),
    "areas:order_upload": within(_("Send files for a scan"), MAKES_SCANS),
    "areas:order_server": within(_("Use files on the server"), MAKES_SCANS),
    "areas:order_fetch": within(_("Fetch open data"), MAKES_SCANS),
    "areas:source_remove": within(_("Take a file out of an order"), MAKES_SCANS),
    "areas:order_start": within(_("Start making a scan"), MAKES_SCANS),
    "areas:order_cancel": within(_("Stop making a scan"), MAKES_SCANS),
    # The same over several municipalities, for who has them all.
    "areas:orders": across(_("Area scans"), RIEC),
    "areas:orders_new": across(_("Make scans"), RIEC),
    "areas:orders_one": across(_("One order for scans"), RIEC),
    "areas:orders_upload": across(_("Send files for scans"), RIEC),
    "areas:orders_server": across(_("Use files on the server for scans"), RIEC),
    "areas:orders_fetch": across(_("Fetch open data for scans"), RIEC),
    "areas:orders_source_remove": across(_("Take a file out of scans"), RIEC),
    "areas:orders_start": across(_("Start making scans"), RIEC),
    "areas:orders_cancel": across(_("Stop making scans"), RIEC),
}
# A municipality asks and accepts, the RIEC takes and delivers; both read along.
_ASKS: Mapping[str, Door] = {
    "areas:asks": within(_("Requests to the RIEC"), MAKES_SCANS),
    "areas:ask_new": within(_("New request to the RIEC"), COORDINATORS),
    "areas:ask": within(_("One request to the RIEC"), MAKES_SCANS),
    "areas:ask_edit": within(_("Change a request to the RIEC"), COORDINATORS),
    "areas:ask_withdraw": within(_("Withdraw a request to the RIEC"), COORDINATORS),
    "areas:ask_take": within(_("Take a request of a municipality"), RIEC),
    "areas:ask_deliver": within(_("Deliver to a municipality"), RIEC),
    "areas:ask_accept": within(_("Take what the RIEC delivered"), COORDINATORS),
    "areas:ask_return": within(_("Send back what the RIEC delivered"), COORDINATORS),
    "areas:asks_region": across(_("Requests of municipalities"), RIEC),
}
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
_REPORTS: Mapping[str, Door] = {
    "areas:reports": within(_("Report of an area scan"), SEES_AREAS),
    "areas:report_new": within(_("New version of a report"), MAKES_SCANS),
    "areas:report": within(_("One version of a report"), SEES_AREAS),
    "areas:report_file": within(_("Version of a report as a file"), SEES_AREAS),
    "areas:area_file": within(_("Areas of a scan as a file"), MAKES_SCANS),
}
_TALKS: Mapping[str, Door] = {
    "areas:talks": within(_("Table talks"), MAKES_SCANS),
    "areas:talk_new": within(_("New table talk"), MAKES_SCANS),
    "areas:talk": within(_("One table talk"), MAKES_SCANS),
    "areas:talk_edit": within(_("Change a table talk"), MAKES_SCANS),
    "areas:talk_close": within(_("Close a table talk"), MAKES_SCANS),
    "areas:talk_reopen": within(_("Open a table talk again"), MAKES_SCANS),
    "areas:talk_remove": within(_("Remove a table talk"), MAKES_SCANS),
    "areas:talk_file": within(_("Table talk as a file"), MAKES_SCANS),
    "areas:talk_note": within(_("Change what was told"), MAKES_SCANS),
    "areas:talk_note_remove": within(_("Remove what was told"), MAKES_SCANS),
}
_DRIVES: Mapping[str, Door] = {
    "areas:drives": within(_("Joint drives"), _DRIVING),
    "areas:drive_new": within(_("Plan a joint drive"), COORDINATORS),
    "areas:drive": within(_("One joint drive"), _DRIVING),
    "areas:drive_edit": within(_("Change a joint drive"), COORDINATORS),
    "areas:drive_remove": within(_("Remove a joint drive"), COORDINATORS),
    "areas:drive_file": within(_("Joint drive as a file"), _DRIVING),
    "areas:drive_map": within(_("Drawing of a joint drive"), _DRIVING),
    "areas:drive_note": within(_("Change a place that was noted"), _DRIVING),
    "areas:drive_note_remove": within(_("Remove a place that was noted"), _DRIVING),
    "areas:drive_note_task": within(_("Make a task of a place"), COORDINATORS),
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
