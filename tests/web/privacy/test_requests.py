"""From the day a request comes in until the day its answer has had its time."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from web.members import make_member, make_yards, sign_in
from web.privacy.asking import receive

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, RequestStep, SubjectRequest, Wish
from samensterk.web.privacy.retention.services import remove_due
from samensterk.web.privacy.rights import request_services

pytestmark = pytest.mark.django_db


class Story:
    """One colleague, one request."""

    def __init__(self, client, place):
        self.client, self.place = client, place

    def url(self, name):
        return reverse(f"privacy:{name}", args=[self.place.slug, self.asked.pk])

    @property
    def asked(self):
        return SubjectRequest.objects.get()

    def new(self, text, **sent):
        url = reverse("privacy:request_new", args=[self.place.slug])
        sent = {
            "number": str(uuid.uuid4()),
            "kind": "see",
            "received_on": str(today()),
            "identity": "counter",
            **sent,
        }
        return self.client.post(f"{url}?zoek={text}", sent)

    def post(self, name, **sent):
        return self.client.post(self.url(name), sent)

    def steps(self):
        return list(self.asked.steps.values_list("did", flat=True))


@pytest.fixture
def story(enter, place):
    return Story(enter(Role.COORDINATOR, place), place)


def takes_both_files(story):
    told = json.loads(story.post("request_file", kind="json").content)
    assert told["gegevens"][0]["onderwerpen"][0]["velden"]["oudste bouwjaar"] == "1909"
    paper = story.post("request_file", kind="pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in paper.content
    assert b"/StructTreeRoot" in paper.content or b"/MarkInfo" in paper.content


def test_from_search_to_answer(story, place):
    yard = make_yards(place, 3)[1]
    Yard.objects.filter(pk=yard.pk).update(gone_since=today())
    new = reverse("privacy:request_new", args=[place.slug])

    shown = story.client.get(new, {"zoek": "langewijk 2"}).content.decode()
    assert f'value="{yard.key}"' in shown
    answer = story.new("langewijk 2", about=yard.key, kind="remove")
    assert answer.url == story.url("request")

    page = story.client.get(story.url("request")).content.decode()
    assert str(yard) in page
    assert "1909" in page
    story.post("request_find", items=[f"yards:{yard.pk}"])

    takes_both_files(story)
    page = story.client.get(story.url("request_remove"))
    assert [
        value for value, _label in page.context["form"].fields["items"].choices
    ] == [f"yards:{yard.pk}"]
    story.post("request_remove", items=[f"yards:{yard.pk}"])
    assert not Yard.objects.filter(pk=yard.pk).exists()
    assert Yard.objects.count() == 2

    story.post("request_object", **{"objection-position": "no_contact"})
    assert Wish.objects.get().key == yard.key
    story.post("request_answer", **{"answer-outcome": "granted"})

    assert story.steps() == [
        "received",
        "checked",
        "found",
        "json",
        "pdf",
        "removed",
        "wish_set",
        "answered",
    ]
    removed = RequestStep.objects.get(did="removed")
    assert (removed.where, removed.n_items) == ("yards", 1)
    assert story.asked.outcome == "granted"
    exported = LogEntry.objects.filter(action="export", door="privacy:request_file")
    assert exported.count() == 2
    assert all(f"yard/{yard.key}\n" in one.subjects for one in exported)
    assert set(LogEntry.objects.values_list("purpose", flat=True)) == {
        "resident_rights"
    }


def test_a_closed_request_shows_no_data_and_takes_no_more_steps(story, place):
    yard = make_yards(place, 1)[0]
    story.new("langewijk", about=yard.key)
    story.post("request_answer", **{"answer-outcome": "granted"})
    steps = story.steps()

    page = story.client.get(story.url("request"))
    assert "rooms" not in page.context
    for name in ("identity", "find", "file", "remove", "correct", "object", "extend"):
        answer = story.post(f"request_{name}", kind="json", items="yards:1")
        assert (answer.status_code, answer.url) == (302, story.url("request"))

    story.post("request_answer", **{"answer-outcome": "refused"})
    assert story.steps() == steps
    assert story.asked.outcome == "granted"


def test_what_is_sent_twice_is_one_thing(story, place):
    yard = make_yards(place, 1)[0]
    Yard.objects.update(gone_since=today())
    number = str(uuid.uuid4())
    for _twice in range(2):
        assert story.new("langewijk", about=yard.key, number=number).status_code == 302
    forms = {
        "request_find": {"items": f"yards:{yard.pk}"},
        "request_correct": {"correction-did": "passed_on"},
        "request_object": {"objection-position": "no_visit"},
        "request_remove": {"items": f"yards:{yard.pk}"},
        "request_extend": {"longer-because": "many"},
        "request_answer": {"answer-outcome": "granted"},
    }

    for name, sent in forms.items():
        for _twice in range(2):
            assert story.post(name, **sent).status_code in (200, 302)

    assert len(story.steps()) == len(set(story.steps())) == 8
    assert Wish.objects.count() == 1


def test_the_number_of_another_municipality_is_not_taken_over(story, place, neighbour):
    theirs = receive(neighbour)
    yard = make_yards(place, 1)[0]

    answer = story.new("langewijk", about=yard.key, number=str(theirs.pk))

    assert answer.status_code == 200
    assert SubjectRequest.objects.get() == theirs


def test_nothing_leaves_and_nothing_goes_before_it_is_known_who_asks(story, place):
    yard = make_yards(place, 1)[0]
    Yard.objects.update(gone_since=today())
    story.new("langewijk", about=yard.key, identity="")

    for name, sent in (
        ("request_file", {"kind": "json"}),
        ("request_file", {"kind": "pdf"}),
        ("request_remove", {"items": f"yards:{yard.pk}"}),
    ):
        answer = story.post(name, **sent)
        assert (answer.status_code, answer.url) == (302, story.url("request"))
        with pytest.raises(request_services.NotChecked):
            request_services.remove(request=story.asked, tokens=[], by_id=1)
    assert Yard.objects.exists()
    assert story.steps() == ["received"]
    assert not LogEntry.objects.filter(action="export").exists()

    for _twice in range(2):
        story.post("request_identity", **{"identity-identity": "post"})
    assert story.post("request_file", kind="json").status_code == 200
    assert story.steps() == ["received", "checked", "json"]


def test_only_what_is_chosen_of_a_name_is_given(story, place):
    jan = make_member(Role.TRAINER, place, email="jan@politie.example.nl").user
    piet = make_member(Role.TRAINER, place, email="piet@politie.example.nl").user
    for user in (jan, piet):
        user.name = "De Vries"
        user.save()
    story.new("vries", about="somebody", words="vries")

    page = story.client.get(story.url("request")).content.decode()
    empty = json.loads(story.post("request_file", kind="json").content)
    story.post("request_find", items=[f"accounts:account-{jan.pk}", "accounts:nobody"])
    told = story.post("request_file", kind="json").content.decode()

    assert f"({piet.email})" in page
    assert page.count("house-facts") == 1  # of the request itself
    assert empty["gegevens"] == []
    assert story.asked.chosen == [f"accounts:account-{jan.pk}"]
    assert "jan@politie" in told
    assert "piet@politie" not in told
    line = LogEntry.objects.filter(door="privacy:request_file").first()
    assert line.subjects == f"\ncontact/{story.asked.pk}\n"


def test_a_request_about_nobody_here_is_answered_as_well(story):
    story.new("nergens", about="somebody", words="Niemand")

    assert story.client.get(story.url("request")).status_code == 200
    assert b"pdfuaid" in story.post("request_file", kind="pdf").content
    answer = story.post("request_object", **{"objection-position": "no_visit"})

    assert answer.status_code == 200
    assert not Wish.objects.exists()


WRONG = [
    ({"about": "somebody"}, "words"),
    ({"about": "0000"}, "about"),
    ({"kind": "other"}, "kind"),
    ({"received_on": "2999-01-01"}, "received_on"),
    ({"received_on": "2018-05-25"}, "received_on"),
    ({"received_on": "31-31-2026"}, "received_on"),
    ({"identity": "a guess"}, "identity"),
    ({"number": "12"}, "number"),
    ({"words": "a" * 201}, "words"),
    ({"words": "a\x00b"}, "words"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_what_is_wrong_in_a_new_request_is_said_beside_its_field(
    story, place, wrong, field
):
    yard = make_yards(place, 1)[0]

    answer = story.new("langewijk", **{"about": yard.key, **wrong})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not SubjectRequest.objects.exists()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("request_answer", {"answer-outcome": "refused"}),
        ("request_answer", {"answer-outcome": "partly", "answer-reason": " "}),
        ("request_answer", {"answer-outcome": ""}),
        ("request_object", {"objection-position": "welcome"}),
        ("request_correct", {"correction-did": "answered"}),
        ("request_extend", {"longer-because": "holiday"}),
        ("request_identity", {"identity-identity": "trust"}),
        ("request_file", {"kind": "docx"}),
        ("request_remove", {"items": "yards:0"}),
    ],
)
def test_what_is_wrong_in_a_step_is_said_and_changes_nothing(story, place, name, sent):
    yard = make_yards(place, 1)[0]
    story.new("langewijk", about=yard.key)

    answer = story.post(name, **sent)

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert story.steps() == ["received", "checked"]


def test_the_database_holds_what_a_request_must_have(place):
    right = {
        "municipality": place,
        "kind": "see",
        "received_on": today(),
        "due_on": today() + timedelta(days=30),
        "key": "0001",
    }
    SubjectRequest.objects.create(**right)
    for wrong in (
        {"key": ""},
        {"due_on": today()},
        {"outcome": "granted"},
        {"answered_on": today()},
        {"answered_on": today(), "outcome": "refused"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SubjectRequest.objects.create(**{**right, **wrong})


def test_an_answered_request_goes_after_a_year_with_its_steps(place, settings):
    asked = receive(place)
    receive(place, "0002")
    request_services.answer(
        request=asked, outcome="granted", reason="", by_id=asked.handled_by_id
    )

    settings.DAYS_AHEAD = 365
    remove_due()
    assert SubjectRequest.objects.count() == 2
    settings.DAYS_AHEAD = 366
    remove_due()

    assert SubjectRequest.objects.get().key == "0002"
    assert set(RequestStep.objects.values_list("request__key", flat=True)) == {"0002"}


OTHERS = [one for one in Role if one not in (Role.COORDINATOR, Role.PRIVACY_OFFICER)]


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_works_on_requests(client, place, role):
    asked = receive(place)
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)

    for name in ("request", "request_file", "request_remove"):
        url = reverse(f"privacy:{name}", args=[place.slug, asked.pk])
        assert client.get(url).status_code == 404


def test_a_request_of_another_municipality_is_not_there(story, place, neighbour):
    theirs = receive(neighbour)

    for name in ("identity", "find", "file", "remove", "correct", "object", "answer"):
        url = reverse(f"privacy:request_{name}", args=[place.slug, theirs.pk])
        assert story.client.post(url, {"kind": "json"}).status_code == 404
    assert theirs.steps.count() == 2
