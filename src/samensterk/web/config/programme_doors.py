"""The doors of the room `programme`: who sees it, who plans, who looks over all."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, within
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
KEEPS_STANDARDS = {Role.RIEC_ANALYST}


def _for_residents(title: str | Promise, *, is_sensitive: bool = False) -> Door:
    return within(
        title,
        OWES_RESIDENTS,
        is_sensitive=is_sensitive,
        purpose=Purpose.ANSWER_RESIDENT,
    )


_PLAN: Mapping[str, Door] = {}
_AGENDA: Mapping[str, Door] = {}
_RUN_SHEETS: Mapping[str, Door] = {}
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
_DIRECTORY: Mapping[str, Door] = {}
_TOGETHER: Mapping[str, Door] = {}
_REMINDERS: Mapping[str, Door] = {
    "programme:rhythm": within(_("My mail about the programme"), TAKES_PART),
}
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
