"""The doors of the room `areas`: who sees areas, who sees yards, who orders scans."""

from collections.abc import Mapping

from django.utils.functional import Promise
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
# For a while and for one purpose; a test walks all other doors.
CHECKS_YARDS = {Role.PARTNER}
GRANTED = {Role.RIEC_ANALYST}


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
    # Law 5: a partner sees the addresses of one area, of the check that he was asked for.
    "areas:my_checks": within(_("Addresses that we were asked to check"), CHECKS_YARDS),
    "areas:my_check": within(
        _("Check the addresses of an area"),
        CHECKS_YARDS,
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
    "areas:load_scan": within(_("Read in a scan"), MAKES_SCANS),
}
_ASKS: Mapping[str, Door] = {}
_ATLAS: Mapping[str, Door] = {}
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
