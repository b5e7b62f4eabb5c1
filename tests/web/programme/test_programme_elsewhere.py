"""A number of another municipality, typed into any field of any form, reaches nothing."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from web.addresses import address
from web.members import make_member, make_yards, sign_in
from web.planned import (
    another_place,
    fill_agenda,
    make_aim,
    make_contact,
    make_contribution,
    make_event,
    make_experience,
    make_hours,
    make_import,
    make_offer,
    make_phase,
    make_programme,
    make_promise,
    make_task,
    make_template,
)

from samensterk.web.common.access import Scope
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS
from samensterk.web.programme.models import Promise

pytestmark = pytest.mark.django_db
# The one way across: a municipality answers what another has asked it; see
# test_together_seen.py for what each then sees.
ANSWERS = {"programme:share_join", "programme:share_end"}
WITHIN = sorted(
    name
    for name, door in DOORS.items()
    if name.startswith("programme:") and door.scope is Scope.MUNICIPALITY
    if name not in ANSWERS
)
# Fields that name something by its number, and what it is there.
NUMBERS = {
    "programme": "programme",
    "programma": "programme",
    "event": "event",
    "gebeurtenis": "event",
    "task": "task",
    "taak": "task",
    "needed": "task",
    "owner": "user",
    "owner_id": "user",
    "eigenaar": "user",
    "organisation": "organisation",
    "organisation_id": "organisation",
    "stand_in": "contact",
    "contact": "contact",
    "draaiboek": "template",
    "template": "template",
    "feed": "feed",
    "about": "yard",
}
RIGHT = {
    "kind": "meeting",
    "title": "Van ons",
    "text": "Van ons",
    "name": "Van ons",
    "what": "Van ons",
    "goal": "Van ons",
    "source": "call",
    "theme": "reach",
    "measure": "yards_visited",
    "target": "25",
    "doer": "coordinator",
    "to_whom": "iemand",
    "hours": "2",
    "hours_promised": "2",
    "how": "phone",
    "answer": "Gebeld",
    "version": "1",
    "code": "van-ons",
    "stap": "",
    "act": "up",
}
DAYS = ("day", "due_on", "on", "promised_on", "ended_on", "left_on", "starts_on")
WORDS = "Geheim van Westerveld"


@pytest.fixture
def theirs(db):
    """Everything of another municipality, each with the same words in it."""
    there = another_place()
    user = make_member(Role.COORDINATOR, there, email="ander@example.nl").user
    user.name = f"{WORDS} persoon"
    user.save()
    programme = make_programme(there, title=WORDS)
    event = make_event(there, title=WORDS, about=WORDS)
    task = make_task(there, title=WORDS, about=WORDS, owner=user, event=event)
    fill_agenda(there, user)
    make_aim(there, text=WORDS)
    make_phase(there, title=WORDS)
    make_import(there, event=event, by=user, rows=(("Wat",), (WORDS,)))
    contact = make_contact(there, name=WORDS)
    make_experience(there, offer=make_offer(there, title=WORDS), text=WORDS)
    make_contribution(there, text=WORDS)
    make_hours(there, what=WORDS)
    make_promise(there, what=WORDS, owner=user, event=event)
    return {
        "programme": programme,
        "event": event,
        "task": task,
        "user": user,
        "organisation": there.organisation,
        "contact": contact,
        "template": make_template(there, title=WORDS),
        "feed": user.calendar_feeds.get(),
        "yard": make_yards(there, 1)[0].key,
        "place": there,
    }


def everything_of(place):
    """Give all rows of a municipality, to see that none of it changed."""
    found = {}
    for model in apps.get_app_config("programme").get_models():
        if model is Promise:
            continue
        names = {one.name for one in model._meta.get_fields()}
        if "municipality" in names:
            rows = model.objects.filter(municipality=place)
            found[model.__name__] = list(rows.order_by("pk").values())
    return found


def crossings(place, there):
    """Give links from something here to something of another municipality."""
    for model in apps.get_app_config("programme").get_models():
        fields = {one.name: one for one in model._meta.fields}
        if "municipality" not in fields or model is Promise:
            continue
        for row in model.objects.filter(municipality=place):
            for name, field in fields.items():
                if isinstance(field, models.ForeignKey) and name != "municipality":
                    linked = getattr(row, name)
                    if getattr(linked, "municipality_id", None) == there.pk:
                        yield f"{model.__name__}.{name}"
                    if getattr(linked, "email", "") == "ander@example.nl":
                        yield f"{model.__name__}.{name}"


@pytest.mark.parametrize("door", WITHIN)
def test_a_number_of_another_municipality_reaches_nothing(client, place, theirs, door):
    role = Role.COORDINATOR
    sign_in(client, make_member(role, place).user)
    make_programme(place)
    url = address(door, place)
    there = theirs["place"]
    before = everything_of(there)
    numbers = {
        name: str(getattr(theirs[of], "pk", theirs[of])) for name, of in NUMBERS.items()
    }
    days = dict.fromkeys(DAYS, today().isoformat())
    whole = {**RIGHT, **days, "number": str(uuid4()), "ends_on": "2030-01-01"}
    page = client.get(url)
    answers = [page, client.get(url, numbers), client.post(url, {**whole, **numbers})]
    for name, number in numbers.items():
        if page.status_code != 200 or f'name="{name}"'.encode() in page.content:
            answers.append(client.post(url, {**whole, name: number}))
    # What an answer leads to says what was done.
    answers += [client.get(one.url) for one in answers if one.status_code == 302]

    assert all(one.status_code < 500 for one in answers)
    # What a form was sent comes back in it; that is a number, not what it stands for.
    assert not any(WORDS.encode() in b"".join(one) for one in answers)
    assert everything_of(there) == before
    assert list(crossings(place, there)) == []
    promises = Promise.objects.for_municipality(place.pk)
    assert not promises.filter(owner=theirs["user"]).exists()
    assert not promises.filter(event=theirs["event"]).exists()
    assert not promises.filter(key=theirs["yard"]).exists()
