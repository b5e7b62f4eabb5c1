"""The doors of the room `programme`: who sees it, who plans, who looks over all."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, within
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

_PLAN: Mapping[str, Door] = {
    "programme:overview": within(_("Programme"), TAKES_PART),
    "programme:programme_new": within(_("Begin a programme"), PLANS),
    "programme:programme_edit": within(_("Change the programme"), PLANS),
    "programme:programme_remove": within(_("Remove a programme"), PLANS),
    "programme:aim_new": within(_("Add an aim"), PLANS),
    "programme:aim": within(_("One aim"), PLANS),
    "programme:aim_reached": within(_("Write down how far an aim is"), PLANS),
    "programme:aim_remove": within(_("Remove an aim"), PLANS),
    "programme:phase_new": within(_("Add a phase"), PLANS),
    "programme:phase": within(_("One phase"), PLANS),
    "programme:phase_remove": within(_("Remove a phase"), PLANS),
    "programme:partner_new": within(_("Add a partner"), PLANS),
    "programme:partner": within(_("One partner"), PLANS),
    "programme:partner_remove": within(_("Take a partner out"), PLANS),
    "programme:hours": within(_("Hours"), TAKES_PART),
    "programme:hours_file": within(_("Hours as a file"), TAKES_PART),
    "programme:hours_new": within(_("Write down hours"), PLANS),
    "programme:hours_remove": within(_("Remove hours"), PLANS),
    "programme:activity": within(_("Who did what"), TAKES_PART),
}
_AGENDA: Mapping[str, Door] = {}
_RUN_SHEETS: Mapping[str, Door] = {}
_PROMISES: Mapping[str, Door] = {}
_DIRECTORY: Mapping[str, Door] = {}
_TOGETHER: Mapping[str, Door] = {}
_REMINDERS: Mapping[str, Door] = {}
_START: Mapping[str, Door] = {
    "programme:start": within(_("Start in one day"), PLANS),
    "programme:start_preview": within(_("Proposal for a programme"), PLANS),
}
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
