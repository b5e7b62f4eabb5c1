"""Noorderveld's programme, a few months under way: done, late, promised and ahead."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F

from samensterk.web.accounts.models import Municipality, Organisation, User
from samensterk.web.common.moments import begin_of, today
from samensterk.web.programme.agenda.events import plan_event
from samensterk.web.programme.agenda.tasks import add_task, comment
from samensterk.web.programme.models import (
    Activity,
    Aim,
    Contribution,
    Event,
    Phase,
    Programme,
    Task,
    WorkedHours,
)
from samensterk.web.programme.plan.services import begin_programme
from samensterk.web.programme.run_sheets.filling import fill_event
from samensterk.web.programme.run_sheets.queries import template_for
from samensterk.web.programme.together.services import ask_to_join, join_event
from samensterk.web.programme.together.task_services import give_task

TITLE = "Samen sterk voor een veilig buitengebied"
PURPOSE = (
    "Boeren en bewoners in het buitengebied herkennen signalen, weten waar zij die kunnen melden en kennen de mensen van "
    "gemeente en politie. Zo wordt Noorderveld onaantrekkelijk voor wie een lege schuur zoekt."
)
AIMS: Sequence[
    tuple[Aim.Theme, str, Aim.Measure, float | None, float, float | None]
] = (
    (
        Aim.Theme.AWARENESS,
        "Mensen in het buitengebied herkennen signalen",
        Aim.Measure.RECOGNISES,
        58,
        75,
        None,
    ),
    (
        Aim.Theme.REPORTING,
        "Mensen weten waar zij iets kunnen melden",
        Aim.Measure.KNOWS_ROUTE,
        41,
        70,
        None,
    ),
    (
        Aim.Theme.DISTANCE,
        "Mensen kennen hun wijkagent of toezichthouder",
        Aim.Measure.KNOWS_OFFICER,
        18,
        50,
        None,
    ),
    (
        Aim.Theme.RESPONSIBILITY,
        "Wie een schuur verhuurt, weet hoe dat veilig kan",
        Aim.Measure.RENTS_SAFELY,
        26,
        60,
        None,
    ),
    (
        Aim.Theme.REACH,
        "Wij komen op elk erf",
        Aim.Measure.YARDS_VISITED,
        None,
        80,
        0,
    ),
    (
        Aim.Theme.REACH,
        "Collega's die buiten werken zijn getraind",
        Aim.Measure.TRAINED,
        0,
        25,
        14,
    ),
)
# First and last day, counted from today.
PHASES = (
    ("Voorbereiden", "Partners zoeken, gebiedsscan, nulmeting", -120, -45),
    ("Ontmoeten", "Training en de eerste bijeenkomst", -44, 50),
    ("De boer op", "Bezoeken langs alle erven, gebied voor gebied", 51, 240),
    ("Meten en doorgaan", "Eindmeting, verslag aan de raad, vervolg", 241, 600),
)
PARTNERS: Sequence[tuple[str, str, str, int]] = (
    (
        "LTO Noorderveld",
        Organisation.Kind.FARMERS_UNION,
        "Kent de boeren, nodigt mee uit, leest brieven tegen",
        60,
    ),
    (
        "RIEC Noord",
        Organisation.Kind.RIEC,
        "Gebiedsscan, standaardmateriaal, training",
        40,
    ),
    (
        "Politie Noorderveld",
        Organisation.Kind.POLICE,
        "Wijkagenten mee op bezoek, uitleg op de avond",
        120,
    ),
    (
        "PVO Noord",
        Organisation.Kind.SAFE_BUSINESS,
        "Workshops over diefstal en cyber",
        30,
    ),
    (
        "Brandweer Noorderveld",
        Organisation.Kind.FIRE_BRIGADE,
        "Workshop brandveiligheid",
        16,
    ),
    (
        "Omgevingsdienst Noord",
        Organisation.Kind.ENVIRONMENT,
        "Gaat mee op bezoek als uitleg nodig is, nooit om te handhaven",
        40,
    ),
)
EVENTS: Sequence[tuple[str, Event.Kind, int, Mapping[str, Any]]] = (
    ("Gebiedsscan buitengebied", Event.Kind.SCAN, -92, {}),
    ("Nulmeting onder bewoners", Event.Kind.MEASUREMENT, -60, {"ends_in": 21}),
    (
        "Training toezichthouders",
        Event.Kind.TRAINING,
        -12,
        {"starts_at": "09:30", "ends_at": "12:30", "location": "Gemeentehuis"},
    ),
    (
        "Bijeenkomst Samen sterk",
        Event.Kind.MEETING,
        40,
        {
            "starts_at": "18:00",
            "ends_at": "21:45",
            "location": "Dorpshuis De Brink, Oosterlage",
        },
    ),
    ("De boer op: voorjaarsronde", Event.Kind.ROUND, 110, {"ends_in": 40}),
    ("Eindmeting", Event.Kind.MEASUREMENT, 330, {"ends_in": 21}),
)
# Not done and past, so that the practice site shows what is late: title, day, whose.
LATE_TASKS = (
    ("Raad bijpraten over de nulmeting", -9, ""),
    ("Lees de brief aan de boeren tegen", -3, "LTO Noorderveld"),
)
LOOSE_TASKS = (
    ("Wijkagent voorstellen in de dorpskrant", 6, 2),
    ("Subsidie provincie verantwoorden", 45, 6),
)


def programme_under_way(
    here: Municipality, neighbour: Municipality, coordinator: User
) -> None:
    """Make it all once; a demo that is started again finds it as it was left."""
    if Programme.objects.filter(municipality=here, title=TITLE).exists():
        return
    programme = begin_programme(
        municipality_id=here.pk,
        title=TITLE,
        purpose=PURPOSE,
        starts_on=_in_days(-120),
        ends_on=_in_days(600),
        by_id=coordinator.pk,
    )
    _describe(programme, here)
    events = [_event(programme, one, coordinator) for one in EVENTS]
    _fill(programme, events, coordinator)
    _share_the_evening(events[3], neighbour, coordinator)
    _work_until_today(programme, coordinator)
    _leave_late(programme, coordinator)


def _in_days(n: int) -> date:
    return today() + timedelta(days=n)


def _on_weekday(n: int, weekday: int) -> date:
    """Give the first such day of the week from so many days ahead."""
    day = _in_days(n)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _describe(programme: Programme, here: Municipality) -> None:
    for theme, text, measure, start, target, reached in AIMS:
        Aim.objects.create(
            programme=programme,
            theme=theme,
            text=text,
            measure=measure,
            start=start,
            target=target,
            reached=reached,
            reached_on=None if reached is None else _in_days(-10),
        )
    for title, about, first, last in PHASES:
        Phase.objects.create(
            programme=programme,
            title=title,
            about=about,
            starts_on=_in_days(first),
            ends_on=_in_days(last),
        )
    Contribution.objects.create(
        programme=programme,
        organisation=here.organisation,
        text="Trekker van het programma, toezichthouders, communicatie",
        hours_promised=400,
    )
    for name, kind, text, hours in PARTNERS:
        organisation, _is_new = Organisation.objects.get_or_create(
            name=name, defaults={"kind": kind}
        )
        Contribution.objects.create(
            programme=programme,
            organisation=organisation,
            text=text,
            hours_promised=hours,
        )


def _event(
    programme: Programme,
    row: tuple[str, Event.Kind, int, Mapping[str, Any]],
    coordinator: User,
) -> Event:
    title, kind, n, more = row
    values = dict(more)
    day = _on_weekday(n, 3)  # a Thursday
    if lasts := values.pop("ends_in", None):
        values["ends_on"] = day + timedelta(days=lasts)
    event = plan_event(
        programme=programme,
        values={"kind": kind, "title": title, "day": day, **values},
        by_id=coordinator.pk,
    )
    event.refresh_from_db()  # times were given as words
    return event


def _fill(programme: Programme, events: Sequence[Event], coordinator: User) -> None:
    for event in events:
        template = template_for(event.kind, programme.municipality_id)
        if template is not None:
            fill_event(event=event, template=template, by_id=coordinator.pk)
    for title, n, hours in LOOSE_TASKS:
        add_task(
            municipality_id=programme.municipality_id,
            programme=programme,
            values={
                "title": title,
                "due_on": _in_days(n),
                "doer": Task.Doer.COORDINATOR,
                "owner": coordinator,
                "hours_planned": hours,
            },
            by_id=coordinator.pk,
        )


def _share_the_evening(
    event: Event, neighbour: Municipality, coordinator: User
) -> None:
    """The neighbour takes part, in a programme of its own, and gets work in it."""
    programme = begin_programme(
        municipality_id=neighbour.pk,
        title="Veilig buitengebied Zuiderveen",
        starts_on=_in_days(-30),
        ends_on=_in_days(330),
        by_id=None,
    )
    share = ask_to_join(
        event=event,
        guest_id=neighbour.pk,
        text="Samen één avond voor boeren aan beide kanten van het kanaal",
        by_id=coordinator.pk,
    )
    join_event(share=share, programme=programme, by_id=None)
    ahead = Task.objects.filter(event=event, due_on__gte=today())
    for task in ahead.filter(doer=Task.Doer.MAYOR)[:2]:
        give_task(task=task, guest_id=neighbour.pk, by_id=coordinator.pk)


def _work_until_today(programme: Programme, coordinator: User) -> None:
    """Tick off what is past, on its own day."""
    mine = Task.objects.filter(programme=programme)
    mine.filter(organisation=programme.municipality.organisation, owner=None).update(
        owner=coordinator
    )
    past = list(mine.filter(due_on__lt=today()).order_by("-due_on", "pk"))
    for task in past:
        task.state, task.ended_on = Task.State.DONE, task.due_on
        task.ended_by = coordinator
        task.version += 1
    Task.objects.bulk_update(
        past, ["state", "ended_on", "ended_by", "version"], batch_size=200
    )
    Activity.objects.bulk_create(
        Activity(
            municipality_id=programme.municipality_id,
            programme=programme,
            event_id=one.event_id,
            task=one,
            by=coordinator,
            verb=Activity.Verb.TASK_DONE,
            about=one.title,
            at=begin_of(one.due_on) + timedelta(hours=14),
        )
        for one in past
    )
    _hours(programme)


def _leave_late(programme: Programme, coordinator: User) -> None:
    own = programme.municipality.organisation
    for title, n, whose in LATE_TASKS:
        organisation = Organisation.objects.filter(name=whose).first() or own
        task = add_task(
            municipality_id=programme.municipality_id,
            programme=programme,
            values={
                "title": title,
                "due_on": _in_days(n),
                "doer": Task.Doer.FARMERS_UNION if whose else Task.Doer.COORDINATOR,
                "organisation": organisation,
                "owner": coordinator if organisation == own else None,
            },
            by_id=coordinator.pk,
        )
    comment(task=task, text="De tekst staat bij de stukken.", by_id=coordinator.pk)


def _hours(programme: Programme) -> None:
    for contribution in programme.contributions.order_by(F("hours_promised").desc()):
        used = contribution.hours_promised / 4
        if used:
            WorkedHours.objects.create(
                programme=programme,
                organisation_id=contribution.organisation_id,
                on=_in_days(-14),
                hours=used,
                what="Overleg, nulmeting en training",
            )
