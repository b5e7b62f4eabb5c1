"""What must be done after a drive: places with the task that was made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from samensterk.web.areas.drives.queries import NumberedNote
from samensterk.web.programme.agenda.owners import owners_here
from samensterk.web.programme.agenda.task_words import is_late, state_of, who_of


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the list: what, who, before when, and how it stands."""

    number: int
    where: str
    task_id: int
    title: str
    who: str
    due_on: str
    state: str
    is_late: bool


def actions_of(notes: Sequence[NumberedNote], municipality_id: int) -> list[Action]:
    """Give the tasks that were made of places; one query, none when there are none."""
    with_task = [one for one in notes if one.note.task is not None]
    if not with_task:
        return []
    owners = owners_here(municipality_id)
    return [
        Action(
            number=one.number,
            where=one.note.where,
            task_id=task.pk,
            title=task.title,
            who=who_of(task, owners),
            due_on=date_format(task.due_on, "SHORT_DATE_FORMAT"),
            state=state_of(task),
            is_late=is_late(task),
        )
        for one in with_task
        if (task := one.note.task) is not None
    ]
