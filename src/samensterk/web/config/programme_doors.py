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
_RUN_SHEETS: Mapping[str, Door] = {}
_PROMISES: Mapping[str, Door] = {}
_DIRECTORY: Mapping[str, Door] = {}
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
