"""What this room keeps of people, wing by wing."""

from samensterk.web.programme.agenda import terms as agenda
from samensterk.web.programme.directory import terms as directory
from samensterk.web.programme.plan import terms as plan
from samensterk.web.programme.promises import terms as promises
from samensterk.web.programme.reminders import terms as reminders
from samensterk.web.programme.run_sheets import terms as run_sheets
from samensterk.web.programme.together import terms as together

KEPT = (
    *plan.KEPT,
    *agenda.KEPT,
    *run_sheets.KEPT,
    *promises.KEPT,
    *directory.KEPT,
    *together.KEPT,
    *reminders.KEPT,
)
