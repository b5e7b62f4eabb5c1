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
# Who was there when something of the menukaart came by.
TELLS_HOW_IT_WENT = {Role.COORDINATOR, Role.TRAINER}
KEEPS_STANDARDS = {Role.RIEC_ANALYST}

_PLAN: Mapping[str, Door] = {}
_AGENDA: Mapping[str, Door] = {}
_RUN_SHEETS: Mapping[str, Door] = {}
_PROMISES: Mapping[str, Door] = {}
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
