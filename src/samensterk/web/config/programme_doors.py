"""The doors of the room `programme`: who sees it, who plans, who looks over all."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, across, within
from samensterk.web.common.roles import Role

# The coordinator plans; the others see the time line and what is theirs. A helper of one
# evening, the privacy officer and administrators have no task in it.
PLANS = {Role.COORDINATOR}
TAKES_PART = {
    Role.COORDINATOR,
    Role.FIELD_TEAM,
    Role.SIGNAL_DESK,
    Role.RIEC_ANALYST,
    Role.MATERIAL_EDITOR,
    Role.TRAINER,
    Role.PARTNER,
}
# Who may owe a resident something, and so knows whom: partners see no yards.
OWES_RESIDENTS = {
    Role.COORDINATOR,
    Role.FIELD_TEAM,
    Role.MATERIAL_EDITOR,
    Role.TRAINER,
}
KEEPS_STANDARDS = {Role.RIEC_ANALYST}

_PLAN: Mapping[str, Door] = {}
_AGENDA: Mapping[str, Door] = {}
_RUN_SHEETS: Mapping[str, Door] = {
    "programme:run_sheets": within(_("Run sheets"), TAKES_PART),
    "programme:run_sheet_new": within(_("A run sheet of your own"), PLANS),
    "programme:run_sheet_template": within(_("Steps of a run sheet"), TAKES_PART),
    "programme:run_sheet_name": within(_("Name of the run sheet"), PLANS),
    "programme:run_sheet_remove": within(_("Remove a run sheet"), PLANS),
    "programme:run_sheet_step": within(_("Step of a run sheet"), PLANS),
    "programme:run_sheet_step_act": within(_("Move or take out a step"), PLANS),
    "programme:run_sheet_offer": within(_("What differs"), PLANS),
    "programme:run_sheet": within(_("Run sheet of an event"), TAKES_PART),
    "programme:run_sheet_fill": within(_("Fill with a run sheet"), PLANS),
    "programme:run_sheet_tick": within(_("Tick off a task"), TAKES_PART),
    "programme:run_sheet_file": within(_("Run sheet as a file"), TAKES_PART),
    "programme:run_sheet_upload": within(_("Read in a run sheet"), PLANS),
    "programme:sheet_import": within(_("Run sheet from a file"), PLANS),
    "programme:sheet_import_read": within(_("Make tasks of a file"), PLANS),
    "programme:sheet_import_undo": within(_("Take back a file"), PLANS),
    "programme:standards": across(_("Standard run sheets"), KEEPS_STANDARDS),
    "programme:standard": across(_("Standard run sheet"), KEEPS_STANDARDS),
    "programme:standard_step": across(
        _("Step of a standard run sheet"), KEEPS_STANDARDS
    ),
    "programme:standard_step_act": across(
        _("Move or take out a step of a standard run sheet"), KEEPS_STANDARDS
    ),
    "programme:standard_give_out": across(
        _("Give out a standard run sheet"), KEEPS_STANDARDS
    ),
    "programme:standard_offer": across(
        _("What differs from the software"), KEEPS_STANDARDS
    ),
}
_PROMISES: Mapping[str, Door] = {}
_DIRECTORY: Mapping[str, Door] = {}
_TOGETHER: Mapping[str, Door] = {}
_REMINDERS: Mapping[str, Door] = {}
_START: Mapping[str, Door] = {}
PROGRAMME: Mapping[str, Door] = {
    **_PLAN,
    **_AGENDA,
    **_RUN_SHEETS,
    **_PROMISES,
    **_DIRECTORY,
    **_TOGETHER,
    **_REMINDERS,
    **_START,
}
