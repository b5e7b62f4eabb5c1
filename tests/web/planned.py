"""Programmes, events, tasks and the rest, for tests of the programme."""

from datetime import date, timedelta

from django.utils import timezone
from web.members import make_member, make_place, make_user

from samensterk.web.accounts.models import Municipality, Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.spreadsheet_reading import ReadSheet
from samensterk.web.programme.agenda.attachments import add_file
from samensterk.web.programme.agenda.feeds import make_feed
from samensterk.web.programme.agenda.tasks import comment
from samensterk.web.programme.models import (
    Aim,
    Contact,
    Contribution,
    Event,
    Experience,
    Offer,
    Phase,
    Programme,
    Promise,
    Share,
    Task,
    Template,
    WorkedHours,
)
from samensterk.web.programme.run_sheets.import_services import look_at


def make_organisation(name="Politie Noord", kind="police"):
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def make_programme(place, *, title="Samen sterk", day=None):
    day = day or today()
    return Programme.objects.get_or_create(
        municipality=place,
        title=title,
        defaults={
            "starts_on": day - timedelta(days=100),
            "ends_on": day + timedelta(days=600),
        },
    )[0]


def make_aim(place, *, text="Boeren herkennen signalen", programme=None, **more):
    return Aim.objects.get_or_create(
        programme=programme or make_programme(place),
        text=text,
        defaults={
            "theme": Aim.Theme.AWARENESS,
            "measure": Aim.Measure.RECOGNISES,
            "target": 60,
            **more,
        },
    )[0]


def make_phase(place, *, title="Voorbereiden", programme=None, **more):
    programme = programme or make_programme(place)
    return Phase.objects.create(
        programme=programme,
        title=title,
        **{
            "starts_on": programme.starts_on,
            "ends_on": programme.starts_on + timedelta(days=200),
            **more,
        },
    )


def make_contribution(place, *, organisation=None, programme=None, **more):
    return Contribution.objects.update_or_create(
        programme=programme or make_programme(place),
        organisation=organisation or make_organisation(),
        defaults={"hours_promised": 40, **more},
    )[0]


def make_hours(place, *, organisation=None, programme=None, hours=4, **more):
    return WorkedHours.objects.create(
        programme=programme or make_programme(place),
        organisation=organisation or make_organisation(),
        hours=hours,
        **{"on": today(), **more},
    )


def make_event(place, *, title="Bijeenkomst", day=None, programme=None, **more):
    return Event.objects.create(
        municipality=place,
        programme=programme or make_programme(place),
        title=title,
        day=day or today() + timedelta(days=40),
        **{"kind": Event.Kind.MEETING, **more},
    )


def make_task(place, *, title="Zaal huren", due_on=None, event=None, **more):
    return Task.objects.create(
        municipality=place,
        programme=event.programme if event else make_programme(place),
        event=event,
        title=title,
        due_on=due_on or today() + timedelta(days=7),
        **{"doer": Task.Doer.COORDINATOR, **more},
    )


def make_promise(place, *, what="Terugbellen over sloop", owner=None, **more):
    return Promise.objects.create(
        municipality=place,
        what=what,
        owner=owner,
        **{
            "source": Promise.Source.CALL,
            "promised_on": today(),
            "due_on": today() + timedelta(days=7),
            **more,
        },
    )


def make_contact(place, *, name="Wilma Wijkagent", organisation=None, **more):
    return Contact.objects.create(
        municipality=place,
        organisation=organisation or make_organisation(),
        name=name,
        **{"source": "zelf gegeven", "checked_on": today(), **more},
    )


def make_offer(place, *, title="Veilig verhuren", **more):
    return Offer.objects.create(
        municipality=place,
        title=title,
        **{"kind": Offer.Kind.WORKSHOP, "goal": "Weten hoe het moet", **more},
    )


def make_experience(place, *, offer=None, by=None, **more):
    return Experience.objects.create(
        municipality=place,
        offer=offer or make_offer(place),
        by=by,
        **{"on": today(), "text": "Veel vragen na afloop", **more},
    )


def make_template(place, *, code="bijeenkomst", steps=(), **more):
    """A run sheet of a municipality, or with None the standard one."""
    return Template.objects.get_or_create(
        municipality=place,
        code=code,
        defaults={
            "kind": Event.Kind.MEETING,
            "title": code.capitalize(),
            "steps": [one.kept() for one in steps],
            **more,
        },
    )[0]


def another_place():
    """A municipality beside those of a test."""
    found = Municipality.objects.filter(code="GM9905").first()
    return found or make_place("Westerveld", "GM9905")


def make_edition(template, *, number=1, by=None):
    """What was given out of a standard run sheet."""
    return template.editions.create(number=number, steps=template.steps, by=by)


def make_import(
    place, *, event=None, by=None, rows=(("Wat", "Wanneer"), ("Zaal huren", "T-6"))
):
    """A file that was looked at, as its upload would leave it."""
    sheet = ReadSheet("", tuple(tuple(one) for one in rows))
    return look_at(
        event=event or make_event(place),
        name="draaiboek.csv",
        sheet=sheet,
        by_id=by.pk if by else None,
    )


def make_share(event, guest, *, joined=True, **more):
    return Share.objects.create(
        event=event,
        municipality=guest,
        programme=make_programme(guest) if joined else None,
        joined_at=timezone.now() if joined else None,
        **more,
    )


def make_attachment(at, *, content=b"Een programma.\n", name="programma.txt", by=None):
    return add_file(
        at=at, name=name, content=content, by_id=by.pk if by is not None else None
    )


def make_feed_token(place, user=None):
    """The secret of a calendar address of somebody who takes part."""
    user = user or make_member(Role.COORDINATOR, place).user
    made = make_feed(municipality_id=place.pk, user_id=user.pk, name="Outlook")
    return made[1]


def fill_agenda(place, user):
    """Everything that events and tasks keep of somebody."""
    task = make_task(place, owner=user)
    comment(task=task, text="Zaal gebeld.", by_id=user.pk)
    make_attachment(task, by=user)
    make_feed_token(place, user)
    return task


def a_colleague(email="collega@gemeente.example.nl", name="Coby Collega"):
    return make_user(email, name)


A_DAY = date(2027, 3, 18)
