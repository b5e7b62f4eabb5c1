"""Open tasks that a leaver hands over."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.models import Task, TaskQuerySet
from samensterk.web.programme.agenda.owners import owners_here


class TaskHolding:
    label = _("open tasks")

    def count(self, *, user_id: int, municipality_id: int) -> int:
        return _open(user_id, municipality_id).count()

    def move(self, *, from_id: int, to_id: int, municipality_id: int) -> int:
        """Give them to the successor, unless his role does not see tasks."""
        if to_id not in owners_here(municipality_id).names:
            return 0
        rows = _open(from_id, municipality_id)
        return rows.update(owner=to_id, version=F("version") + 1)


def _open(user_id: int, municipality_id: int) -> TaskQuerySet:
    rows = Task.objects.for_municipality(municipality_id).open()
    return rows.filter(owner=user_id)
