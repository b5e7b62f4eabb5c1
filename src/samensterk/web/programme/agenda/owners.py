"""Who can do a task: people and organisations that take part, and who left."""

from collections.abc import Sequence
from dataclasses import dataclass

from samensterk.web.accounts import queries as accounts
from samensterk.web.common.may import door_roles
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.plan.models import Programme

Choice = tuple[int, str]


TASK = "programme:task"  # who may go through this door can have tasks


@dataclass(frozen=True, slots=True)
class Owners:
    """Who works here today, by id; a task of somebody else waits for a new owner."""

    names: dict[int, str]

    def has_left(self, task: Task) -> bool:
        is_open_with_owner = task.is_open and task.owner_id is not None
        return is_open_with_owner and task.owner_id not in self.names

    def choices(self, *, current: Task | None = None) -> list[Choice]:
        """Give who may be chosen; who has left stays as long as nobody chooses."""
        found = dict(self.names)
        if current is not None and current.owner is not None:
            found.setdefault(current.owner.pk, str(current.owner))
        return list(found.items())


def owners_here(municipality_id: int) -> Owners:
    """Give who takes part here today; one query."""
    people = accounts.people_with_a_role(municipality_id, door_roles(TASK))
    return Owners({one.pk: str(one) for one in people})


def organisations_for(
    programme: Programme, *, current: Task | None = None
) -> Sequence[Choice]:
    """Give the municipality itself and its partners in a programme."""
    own = accounts.municipality_by_id(programme.municipality_id).organisation
    partners = programme.contributions.select_related("organisation")
    found = {own.pk: str(own)}
    found |= {one.organisation_id: str(one.organisation) for one in partners}
    if current is not None and current.organisation is not None:
        found.setdefault(current.organisation.pk, str(current.organisation))
    return list(found.items())
