"""The doors of the room `programme`: who sees it, who plans, who looks over all."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, across, anybody, within
from samensterk.web.common.purposes import Purpose
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
# Who was there when something of the menukaart came by.
TELLS_HOW_IT_WENT = {Role.COORDINATOR, Role.TRAINER}
KEEPS_STANDARDS = {Role.RIEC_ANALYST}


def _for_residents(title: str | Promise, *, is_sensitive: bool = False) -> Door:
    return within(
        title,
        OWES_RESIDENTS,
        is_sensitive=is_sensitive,
        purpose=Purpose.ANSWER_RESIDENT,
    )


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
_PROMISES: Mapping[str, Door] = {
    "programme:promises": _for_residents(_("Promises")),
    "programme:promise": _for_residents(_("One promise")),
    "programme:promise_new": _for_residents(_("Write down a promise")),
    "programme:promise_edit": _for_residents(_("Change a promise")),
    "programme:promise_answer": _for_residents(_("Answer a promise")),
    "programme:promise_reopen": _for_residents(_("Open a promise again")),
    "programme:promise_file": _for_residents(
        _("Promises as a file"), is_sensitive=True
    ),
}
_DIRECTORY: Mapping[str, Door] = {
    "programme:contacts": within(_("Contacts"), TAKES_PART),
    "programme:contact": within(_("Contact"), TAKES_PART),
    "programme:contact_card": within(_("Contact for an address book"), TAKES_PART),
    "programme:contacts_file": within(_("Contacts as a file"), PLANS),
    "programme:contacts_cards": within(_("Contacts for an address book"), PLANS),
    "programme:contact_new": within(_("New contact"), PLANS),
    "programme:contact_edit": within(_("Change contact"), PLANS),
    "programme:contact_left": within(_("Works there no more"), PLANS),
    "programme:contact_back": within(_("Works there again"), PLANS),
    "programme:contact_remove": within(_("Remove contact"), PLANS),
    "programme:contact_confirm": within(_("Contact was checked"), PLANS),
    "programme:contact_checks": within(_("Are the contacts still right?"), PLANS),
    "programme:correction_done": within(_("Answer was dealt with"), PLANS),
    # The link of the yearly question; who has it is asked for nothing else.
    "programme:contact_check_link": anybody(_("Link in the yearly question")),
    "programme:contact_check": anybody(_("Is this still right?")),
    "programme:contact_check_done": anybody(_("Thank you for your answer")),
    "programme:menu": within(_("Menukaart"), TAKES_PART),
    "programme:menu_paper": within(_("Menukaart as PDF"), TAKES_PART),
    "programme:offer": within(_("On the menukaart"), TAKES_PART),
    "programme:offer_new": within(_("New on the menukaart"), PLANS),
    "programme:offer_edit": within(_("Change the menukaart"), PLANS),
    "programme:offer_copy": within(_("Make an own copy"), PLANS),
    "programme:offer_remove": within(_("Take off the menukaart"), PLANS),
    "programme:experience_new": within(_("Write down how it went"), TELLS_HOW_IT_WENT),
    "programme:experience_remove": within(_("Remove how it went"), PLANS),
}
_TOGETHER: Mapping[str, Door] = {
    "programme:region": across(_("My municipalities"), {Role.RIEC_ANALYST}),
    "programme:region_file": across(
        _("My municipalities as a file"), {Role.RIEC_ANALYST}
    ),
    "programme:shares": within(_("Together with others"), PLANS),
    "programme:shared_event": within(_("Event with others"), TAKES_PART),
    "programme:share": within(_("Ask a municipality to join"), PLANS),
    "programme:share_join": within(_("Join an event of another"), PLANS),
    "programme:share_end": within(_("Hold an event together no longer"), PLANS),
    "programme:task_give": within(_("Hand a task to another municipality"), PLANS),
    "programme:task_give_back": within(_("Hand a task back"), PLANS),
}
_REMINDERS: Mapping[str, Door] = {
    "programme:rhythm": within(_("My mail about the programme"), TAKES_PART),
}
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
