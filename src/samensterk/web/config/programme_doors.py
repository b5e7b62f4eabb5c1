"""The doors of the room `programme`: who sees it, who plans, who looks over all."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, anybody, within
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
_AGENDA: Mapping[str, Door] = {
    "programme:timeline": within(_("Time line"), TAKES_PART),
    "programme:timeline_file": within(_("Time line as a file"), TAKES_PART),
    "programme:event": within(_("An event"), TAKES_PART),
    "programme:event_new": within(_("New event"), PLANS),
    "programme:event_edit": within(_("Change an event"), PLANS),
    "programme:event_cancel": within(_("Cancel an event"), PLANS),
    "programme:event_revive": within(_("Let an event go on after all"), PLANS),
    "programme:event_remove": within(_("Remove an event"), PLANS),
    "programme:event_file_add": within(_("Add a file to an event"), PLANS),
    "programme:tasks": within(_("Tasks"), TAKES_PART),
    "programme:tasks_file": within(_("Tasks as a file"), TAKES_PART),
    "programme:task": within(_("A task"), TAKES_PART),
    "programme:task_new": within(_("New task"), PLANS),
    "programme:task_edit": within(_("Change a task"), PLANS),
    "programme:task_done": within(_("Tick off a task"), TAKES_PART),
    "programme:task_reopen": within(_("Open a task again"), TAKES_PART),
    "programme:task_drop": within(_("Drop a task"), PLANS),
    "programme:task_take": within(_("Become the owner of a task"), TAKES_PART),
    "programme:task_comment": within(_("Comment on a task"), TAKES_PART),
    "programme:task_needs": within(_("What must be done first"), PLANS),
    "programme:task_file_add": within(_("Add a file to a task"), TAKES_PART),
    "programme:attachment": within(_("A file at a task or event"), TAKES_PART),
    "programme:attachment_remove": within(_("Remove a file"), TAKES_PART),
    "programme:calendars": within(_("Own calendar addresses"), TAKES_PART),
    "programme:calendar_end": within(_("Withdraw a calendar address"), TAKES_PART),
    # For calendar programs, which cannot sign in; its address is a secret.
    "programme:calendar": anybody(_("Calendar by a secret address")),
}
_RUN_SHEETS: Mapping[str, Door] = {}
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
