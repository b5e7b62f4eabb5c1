"""What this room tells the rooms below it when the site starts, wing by wing."""

from samensterk.web.common.keeping import KEEPING
from samensterk.web.programme import terms
from samensterk.web.programme.agenda import registering as agenda
from samensterk.web.programme.directory import registering as directory
from samensterk.web.programme.plan import registering as plan
from samensterk.web.programme.promises import registering as promises
from samensterk.web.programme.reminders import registering as reminders
from samensterk.web.programme.run_sheets import registering as run_sheets
from samensterk.web.programme.start import registering as start
from samensterk.web.programme.together import registering as together

# The order in which their parts stand on pages.
WINGS = (start, reminders, promises, plan, agenda, run_sheets, together, directory)


def register() -> None:
    KEEPING.register(*terms.KEPT)
    for wing in WINGS:
        wing.register()
