"""Making a programme out of a proposal, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.accounts.services import (
    add_partner_organisation,
    hold_municipality,
)
from samensterk.web.programme.agenda.events import plan_event
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.plan.aims import add_aim, add_phase
from samensterk.web.programme.plan.models import Programme
from samensterk.web.programme.plan.partners import add_partner
from samensterk.web.programme.plan.services import begin_programme
from samensterk.web.programme.run_sheets.queries import template_for
from samensterk.web.programme.run_sheets.services import fill_event
from samensterk.web.programme.start.answers import (
    ProposedAim,
    ProposedEvent,
    ProposedPhase,
)

# What has a run sheet of many weeks; a scan or a measurement is one line.
FILLED = frozenset({Event.Kind.MEETING, Event.Kind.ROUND})


@dataclass(frozen=True, slots=True)
class ChosenPartner:
    """An organisation by its name; it is made when nobody has it yet."""

    name: str
    kind: str
    text: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is left of a proposal after somebody looked at it."""

    title: str
    purpose: str
    starts_on: date
    ends_on: date
    own_hours: Decimal
    aims: Sequence[ProposedAim] = ()
    phases: Sequence[ProposedPhase] = ()
    partners: Sequence[ChosenPartner] = ()
    events: Sequence[ProposedEvent] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """The programme, and whether it is this press of the button that made it."""

    programme: Programme
    is_new: bool
    n_tasks: int = 0


@transaction.atomic
def begin_with(*, municipality_id: int, chosen: Chosen, by_id: int | None) -> Begun:
    """Make all of it or nothing; pressed twice it is there once.

    Raises
    ------
    ValidationError
        A programme of another period has this title.
    """
    hold_municipality(municipality_id)
    here = Programme.objects.for_municipality(municipality_id)
    period = {"starts_on": chosen.starts_on, "ends_on": chosen.ends_on}
    there = here.filter(title=chosen.title, **period).first()
    if there is not None:
        return Begun(there, is_new=False)
    programme = begin_programme(
        municipality_id=municipality_id,
        title=chosen.title,
        purpose=chosen.purpose,
        starts_on=chosen.starts_on,
        ends_on=chosen.ends_on,
        by_id=by_id,
    )
    _add_aims(programme, chosen.aims, by_id)
    _add_phases(programme, chosen.phases, by_id)
    _add_partners(programme, chosen, by_id)
    n_tasks = _add_events(programme, chosen.events, by_id)
    return Begun(programme, is_new=True, n_tasks=n_tasks)


def _add_aims(
    programme: Programme, aims: Sequence[ProposedAim], by_id: int | None
) -> None:
    for one in aims:
        values = {
            "theme": one.theme,
            "text": str(one.text),
            "measure": one.measure,
            "target": one.target,
        }
        add_aim(programme=programme, values=values, by_id=by_id)


def _add_phases(
    programme: Programme, phases: Sequence[ProposedPhase], by_id: int | None
) -> None:
    for one in phases:
        values = {
            "title": str(one.title),
            "about": str(one.about),
            "starts_on": one.starts_on,
            "ends_on": one.ends_on,
        }
        add_phase(programme=programme, values=values, by_id=by_id)


def _add_partners(programme: Programme, chosen: Chosen, by_id: int | None) -> None:
    own = municipality_by_id(programme.municipality_id).organisation_id
    hours = {own: ("", chosen.own_hours)}
    for one in chosen.partners:
        organisation = add_partner_organisation(name=one.name, kind=one.kind)
        # Two lines with the same name are one partner.
        hours.setdefault(organisation.pk, (one.text, one.hours))
    for organisation_id, (text, promised) in hours.items():
        add_partner(
            programme=programme,
            organisation_id=organisation_id,
            text=text,
            hours_promised=promised,
            by_id=by_id,
        )


def _add_events(
    programme: Programme, events: Sequence[ProposedEvent], by_id: int | None
) -> int:
    n_tasks = 0
    for one in events:
        values = {
            "kind": one.kind,
            "title": str(one.title),
            "about": str(one.about),
            "day": one.day,
            "ends_on": one.ends_on,
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
        }
        event = plan_event(programme=programme, values=values, by_id=by_id)
        if one.kind in FILLED:
            n_tasks += _fill(event, by_id)
    return n_tasks


def _fill(event: Event, by_id: int | None) -> int:
    """Fill the run sheet when there is one for this kind of event."""
    template = template_for(event.kind, event.municipality_id)
    if template is None:
        return 0
    return fill_event(event=event, template=template, by_id=by_id)
