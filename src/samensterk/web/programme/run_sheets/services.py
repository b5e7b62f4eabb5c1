"""Filling an event with the steps of a run sheet."""

from datetime import timedelta

from django.db import transaction

from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.steps import read_steps


@transaction.atomic
def fill_event(*, event: Event, template: Template, by_id: int | None) -> int:
    """Give an event the tasks of a run sheet; gives how many were made."""
    made = Task.objects.bulk_create(
        Task(
            municipality_id=event.municipality_id,
            programme_id=event.programme_id,
            event=event,
            title=one.title,
            doer=one.doer,
            step=one.key,
            due_on=event.day + timedelta(days=one.day),
        )
        for one in read_steps(template.steps)
    )
    return len(made)
