"""Filling an event with a run sheet: steps become tasks on real days."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity
from samensterk.web.programme.plan.queries import contributions_of
from samensterk.web.programme.run_sheets.clock import Moment, place
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.queries import steps_of
from samensterk.web.programme.run_sheets.steps import Step, check

# Whose step it is when one organisation of this kind takes part.
PARTNERS: Mapping[str, str] = {
    Task.Doer.POLICE: "police",
    Task.Doer.RIEC: "riec",
    Task.Doer.SAFE_BUSINESS: "safe_business",
    Task.Doer.FARMERS_UNION: "farmers_union",
    Task.Doer.FIRE_BRIGADE: "fire_brigade",
    Task.Doer.ENVIRONMENT: "environment",
}
# Who does these works for the municipality itself.
OWN = (
    Task.Doer.COORDINATOR,
    Task.Doer.COMMUNICATION,
    Task.Doer.ADMINISTRATOR,
    Task.Doer.MAYOR,
)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as it would be for an event."""

    step: Step
    moment: Moment
    is_there: bool
    is_late: bool

    @property
    def doer(self) -> str:
        return str(Task.Doer(self.step.doer).label)


def plan_steps(event: Event, template: Template) -> list[PlannedStep]:
    """Give all steps with the days on which they would be."""
    there, day = _keys_of(event), today()
    planned = []
    for one in steps_of(template):
        moment = place(one, event.day, event.starts_at)
        is_late = moment.on < day
        planned.append(PlannedStep(one, moment, one.key in there, is_late))
    return planned


@transaction.atomic
def fill_event(
    *,
    event: Event,
    template: Template,
    by_id: int | None,
    leave_out: Collection[str] = (),
) -> int:
    """Make a task of every step that the event does not have yet; gives how many.

    Raises
    ------
    StepsError
    """
    held = hold(event)
    steps = steps_of(template)
    check(steps)
    unwanted = _keys_of(held) | set(leave_out)
    fresh = [one for one in steps if one.key not in unwanted]
    organisations = organisations_for(held)
    Task.objects.bulk_create(
        [_task(one, held, organisations) for one in fresh], batch_size=500
    )
    _wire(held, fresh)
    if held.template_id != template.pk:
        held.template = template
        held.save(update_fields=["template"])
    if fresh:
        note(
            Activity.Verb.RUN_SHEET_USED,
            municipality_id=held.municipality_id,
            by_id=by_id,
            about=held.title,
            programme_id=held.programme_id,
            event_id=held.pk,
        )
    return len(fresh)


def _keys_of(event: Event) -> set[str]:
    # Also what was handed to another municipality; it would be done twice.
    rows = Task.objects.filter(event=event)
    return set(rows.exclude(step="").values_list("step", flat=True))


def organisations_for(event: Event) -> Mapping[str, int]:
    """Give whose each kind of work is; where two might do it, somebody chooses."""
    own = event.municipality.organisation_id
    found = dict.fromkeys(map(str, OWN), own)
    taking_part = [one.organisation for one in contributions_of(event.programme)]
    for doer, kind in PARTNERS.items():
        fitting = [one.pk for one in taking_part if one.kind == kind]
        if len(fitting) == 1:
            found[str(doer)] = fitting[0]
    return found


def _task(step: Step, event: Event, organisations: Mapping[str, int]) -> Task:
    return Task(
        municipality_id=event.municipality_id,
        programme_id=event.programme_id,
        event=event,
        title=step.title,
        about=step.about,
        material=step.material,
        doer=step.doer,
        organisation_id=organisations.get(step.doer),
        due_on=_due_on(step, event.day),
        minute=step.minute,
        lasts_min=step.lasts_min,
        hours_planned=None if step.hours is None else Decimal(str(step.hours)),
        step=step.key,
    )


def _due_on(step: Step, day: date) -> date:
    return place(step, day, None).on


def _wire(event: Event, fresh: Iterable[Step]) -> None:
    """Say what waits for what, also for tasks that were there already."""
    mine = Task.objects.filter(event=event, municipality=event.municipality_id)
    by_key = dict(mine.exclude(step="").values_list("step", "pk"))
    through = Task.needs.through
    links = [
        through(from_task_id=by_key[one.key], to_task_id=by_key[need])
        for one in fresh
        for need in one.needs
        if need in by_key
    ]
    through.objects.bulk_create(links, batch_size=500)
