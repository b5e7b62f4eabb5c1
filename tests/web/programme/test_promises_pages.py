"""Pages of promises: from birth to answer, and for whose eyes."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from web.members import make_member, make_yards, sign_in
from web.planned import make_promise

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.subjects import SUBJECTS
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.programme.models import Promise
from samensterk.web.programme.promises.forms import SOMEBODY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# What differs each time a page is made.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def url(name, place, *args):
    return reverse(f"programme:{name}", args=[place.slug, *args])


@pytest.fixture
def coordinator(place):
    return make_member(Role.COORDINATOR, place).user


@pytest.fixture
def desk(coordinator):
    return sign_in(Client(), coordinator)


def form(owner, **more):
    return {
        "number": str(uuid.uuid4()),
        "about": SOMEBODY,
        "to_whom": "mevrouw Bos",
        "source": "call",
        "what": "Terugbellen over de sloop van een stal",
        "owner": str(owner.pk),
        "promised_on": str(today()),
        "due_on": str(today() + 14 * DAY),
        **more,
    }


def text_of(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_from_birth_to_answer(place, desk, coordinator):
    make_yards(place, 3)
    asked = desk.get(url("promise_new", place), {"zoek": "Langewijk 2"})
    ((key, address),) = asked.context["form"].fields["about"].choices[:-1]
    assert address.startswith("Langewijk 2")

    made = desk.post(
        url("promise_new", place) + "?zoek=Langewijk+2", form(coordinator, about=key)
    )
    promise = Promise.objects.get()
    assert made.url == url("promise", place, promise.pk)
    assert (promise.key, promise.owner) == (key, coordinator)
    assert "Langewijk 2" in text_of(desk.get(made.url))
    assert "Langewijk 2" in text_of(desk.get(url("promises", place)))

    done = desk.post(
        url("promise_answer", place, promise.pk),
        {"how": "phone", "answer": "Gebeld, hij weet genoeg", "ended_on": str(today())},
    )
    assert done.url == made.url
    assert "Gebeld, hij weet genoeg" in text_of(desk.get(done.url))
    assert desk.get(url("promises", place)).context["table"].rows == []
    everything = desk.get(url("promises", place), {"stand": "answered"})
    assert len(everything.context["table"].rows) == 1


def test_every_use_is_in_the_log_with_its_purpose(place, desk, coordinator):
    promise = make_promise(place, owner=coordinator)
    LogEntry.objects.all().delete()

    desk.get(url("promises", place))
    desk.get(url("promise", place, promise.pk))
    desk.post(url("promise_new", place), form(coordinator))
    desk.get(url("promise_file", place, "csv"))

    lines = list(LogEntry.objects.order_by("pk"))
    assert [one.action for one in lines] == ["read", "read", "write", "export"]
    assert {one.purpose for one in lines} == {"answer_resident"}
    assert f"promise/{promise.pk}" in lines[1].subjects


def test_the_log_names_a_promise_by_its_day_only(place, neighbour):
    promise = make_promise(place, what="Geheim", to_whom="Bos")
    kind = SUBJECTS.by_name["promise"]

    (title,) = kind.titles(place.pk, [str(promise.pk), "geen nummer"]).values()

    assert str(today().year) in title
    assert not any(word in title for word in ("Geheim", "Bos"))
    assert kind.titles(neighbour.pk, [str(promise.pk)]) == {}
    assert kind.find(place.pk, str(promise.pk)) == [str(promise.pk)]
    assert kind.find(place.pk, "Bos") == []


def test_promises_are_not_found_by_the_general_search():
    """Its results would be written down as use of the list of yards."""
    assert not any("promises" in type(one).__module__ for one in FINDERS.kinds)


def test_no_address_is_shown_before_words_and_never_a_street_full(place, desk):
    make_yards(place, 30)

    for query in ({}, {"zoek": ""}, {"zoek": "Langewijk"}):
        answer = desk.get(url("promise_new", place), query)
        assert "9913AA" not in text_of(answer)

    assert "Meer dan tien" in text_of(answer) or answer.context["has_too_many"]


# Whose eyes.


def test_others_see_what_they_own_and_nothing_else(place, coordinator):
    member = make_member(Role.FIELD_TEAM, place)
    client = sign_in(Client(), member.user)
    own = make_promise(place, owner=member.user, what="Van mij")
    other = make_promise(place, owner=coordinator, what="Van haar")

    listed = text_of(client.get(url("promises", place), {"stand": ""}))

    assert "Van mij" in listed
    assert "Van haar" not in listed
    for name in ("promise", "promise_edit", "promise_answer"):
        assert client.get(url(name, place, own.pk)).status_code == 200
        assert client.get(url(name, place, other.pk)).status_code == 404
    assert client.post(url("promise_reopen", place, other.pk)).status_code == 404
    assert "Van haar" not in b"".join(
        client.get(url("promise_file", place, "csv"))
    ).decode("utf-8", "ignore")


def test_who_gives_a_promise_to_a_colleague_sees_it_no_more(place, coordinator):
    client = sign_in(Client(), make_member(Role.FIELD_TEAM, place).user)

    made = client.post(url("promise_new", place), form(coordinator))

    assert made.url == url("promises", place)
    assert Promise.objects.get().owner == coordinator


def test_only_a_coordinator_hands_over(place, desk, coordinator):
    member = make_member(Role.TRAINER, place)
    promise = make_promise(place, owner=member.user)
    sent = form(coordinator, version="1", what="Anders")

    sign_in(Client(), member.user).post(url("promise_edit", place, promise.pk), sent)
    assert Promise.objects.get().owner == member.user
    desk.post(url("promise_edit", place, promise.pk), sent)

    assert Promise.objects.get().owner == coordinator


def test_an_owner_who_left_is_told_in_words(place, desk):
    gone = make_member(Role.TRAINER, place, ends_on=today() - DAY).user
    left, nobody = make_promise(place, owner=gone), make_promise(place)

    for promise in (left, nobody):
        told = desk.get(url("promise", place, promise.pk)).context["owner"]
        assert told != str(gone)
        edit = desk.get(url("promise_edit", place, promise.pk))
        assert edit.status_code == 200


# What may stand there.


def test_a_citizen_number_is_refused_everywhere(place, desk, coordinator):
    for name in ("what", "to_whom", "reach"):
        sent = form(coordinator, **{name: "111222333"}, is_fit="on")
        assert name in desk.post(url("promise_new", place), sent).context["form"].errors
    promise = make_promise(place, owner=coordinator)
    answered = {"how": "phone", "answer": "111222333", "ended_on": str(today())}
    answer = desk.post(url("promise_answer", place, promise.pk), answered)

    assert "answer" in answer.context["form"].errors
    assert Promise.objects.get().ended_on is None


def test_words_of_offences_are_asked_about_once(place, desk, coordinator):
    sent = form(coordinator, what="Terugbellen over zijn vergunning")

    asked = desk.post(url("promise_new", place), sent)
    assert "vergunning" in str(asked.context["form"].errors["is_fit"])
    assert 'type="checkbox"' in text_of(asked)
    assert not Promise.objects.exists()

    assert (
        desk.post(url("promise_new", place), sent | {"is_fit": "on"}).status_code == 302
    )


def test_while_typing_nothing_is_kept(place, desk, coordinator):
    sent = form(coordinator, what="111222333 en hennep")

    told = text_of(
        desk.post(url("promise_new", place), sent, headers={"HX-Request": "true"})
    )

    assert "hennep" in told
    assert "<html" not in told
    assert not Promise.objects.exists()


@pytest.mark.parametrize(
    ("field", "days"),
    [("promised_on", 1), ("promised_on", -400), ("due_on", -1), ("due_on", 800)],
)
def test_days_that_cannot_be_are_refused(place, desk, coordinator, field, days):
    sent = form(coordinator, **{field: str(today() + days * DAY)})

    assert field in desk.post(url("promise_new", place), sent).context["form"].errors


@pytest.mark.parametrize("days", [-3, 1])
def test_an_answer_is_not_before_the_promise_and_not_tomorrow(
    place, desk, coordinator, days
):
    promise = make_promise(place, owner=coordinator, promised_on=today() - 2 * DAY)
    sent = {"how": "phone", "answer": "Ja", "ended_on": str(today() + days * DAY)}

    answer = desk.post(url("promise_answer", place, promise.pk), sent)

    assert "ended_on" in answer.context["form"].errors


def test_without_address_somebody_is_named(place, desk, coordinator):
    answer = desk.post(url("promise_new", place), form(coordinator, to_whom=""))

    assert "to_whom" in answer.context["form"].errors


# The switch of the address.


@pytest.mark.parametrize(
    ("position", "refused"),
    [
        (None, set()),
        (Wish.Position.NO_VISIT, {"visit"}),
        (
            Wish.Position.NO_CONTACT,
            {"phone", "mail", "letter", "visit", "meeting"},
        ),
    ],
)
def test_an_answer_keeps_to_the_switch_of_the_address(
    place, desk, coordinator, position, refused
):
    yard = make_yards(place, 1)[0]
    if position:
        set_wish(municipality_id=place.pk, key=yard.key, position=position)

    for how in Promise.How.values:
        promise = make_promise(place, key=yard.key, owner=coordinator)
        sent = {"how": how, "answer": "Ja", "ended_on": str(today())}
        answer = desk.post(url("promise_answer", place, promise.pk), sent)
        assert (answer.status_code == 200) == (how in refused)


def test_the_switch_shows_on_the_answer_page_only(place, desk, coordinator):
    yard = make_yards(place, 1)[0]
    set_wish(municipality_id=place.pk, key=yard.key, position=Wish.Position.NO_CONTACT)
    promise = make_promise(place, key=yard.key, owner=coordinator)
    told = desk.get(url("promise_answer", place, promise.pk)).context["ways"]
    assert told == [Promise.How.NOT_NEEDED.label]

    pages = [url(name, place, promise.pk) for name in ("promise", "promise_edit")]
    pages.append(url("promises", place))
    with_wish = [PASSING.sub("", text_of(desk.get(one))) for one in pages]
    Wish.objects.all().delete()

    assert [PASSING.sub("", text_of(desk.get(one))) for one in pages] == with_wish


# Two people.


def test_who_saves_second_sees_both_and_can_go_on(place, desk, coordinator):
    promise = make_promise(place, owner=coordinator, what="Oud")
    sent = form(coordinator, version="1", what="Van mij")
    desk.post(url("promise_edit", place, promise.pk), sent | {"what": "Van haar"})

    second = desk.post(url("promise_edit", place, promise.pk), sent)

    (differs,) = second.context["both"].differences
    assert (differs.mine, differs.theirs) == ("Van mij", "Van haar")
    assert 'value="2"' in text_of(second)
    desk.post(url("promise_edit", place, promise.pk), sent | {"version": "2"})
    assert Promise.objects.get().what == "Van mij"


def test_who_answers_second_sees_both(place, desk, coordinator):
    promise = make_promise(place, owner=coordinator)
    page = url("promise_answer", place, promise.pk)
    sent = {"how": "phone", "ended_on": str(today())}
    desk.post(page, sent | {"answer": "Van haar"})

    second = text_of(desk.post(page, sent | {"answer": "Van mij"}))

    assert "Van haar" in second
    assert "Van mij" in second
    assert Promise.objects.get().answer == "Van haar"
