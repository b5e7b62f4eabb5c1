"""A request to the RIEC: asked, taken, delivered, accepted or sent back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from web.members import make_member, make_scan, sign_in
from web.scanned import make_ask, make_order

from samensterk.web.areas.asks import services
from samensterk.web.areas.asks.faults import OfAnotherPlace
from samensterk.web.areas.models import OrderPlace, ScanRequest
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db
PURPOSE = "Wij beginnen in het voorjaar met De boer op."


@pytest.fixture
def coordinator(place):
    return make_member(Role.COORDINATOR, place).user


@pytest.fixture
def analyst(place):
    return make_member(Role.RIEC_ANALYST, place).user


def url(name, place, *args):
    return reverse(f"areas:{name}", args=[place.slug, *args])


def test_a_request_goes_from_birth_to_acceptance(client, place, coordinator, analyst):
    sign_in(client, coordinator)
    client.post(url("ask_new", place), {"what": "buitengebied", "purpose": PURPOSE})
    ask = ScanRequest.objects.get()
    sign_in(client, analyst)
    client.post(url("ask_take", place, ask.pk), {"version": 1})
    scan = make_scan(place, 10)
    client.post(url("ask_deliver", place, ask.pk), {"version": 2, "scan": scan.pk})
    sign_in(client, coordinator)
    client.post(url("ask_accept", place, ask.pk), {"version": 3})

    ask.refresh_from_db()
    assert (ask.state, ask.scan, ask.taken_by) == ("accepted", scan, analyst)
    assert ask.ended_at


def test_who_must_act_gets_one_mail(place, coordinator, analyst):
    values = {"what": "analysis", "purpose": PURPOSE, "area": "", "wanted_on": None}
    for _ in range(2):
        ask = services.make_ask(
            municipality_id=place.pk, values=values, by_id=coordinator.pk
        )
    assert ScanRequest.objects.count() == OutgoingMail.objects.count() == 1
    send_due()
    for _ in range(2):
        services.deliver(
            ask=ask, version=1, scan=None, reason="Toegelicht.", by_id=analyst.pk
        )
    send_due()

    assert [one.to for one in mail.outbox] == [[analyst.email], [coordinator.email]]
    assert url("ask", place, ask.pk) in mail.outbox[0].body


def test_a_mail_that_says_nothing_any_more_does_not_go(place, coordinator, analyst):
    values = {"what": "analysis", "purpose": PURPOSE, "area": "", "wanted_on": None}
    ask = services.make_ask(
        municipality_id=place.pk, values=values, by_id=coordinator.pk
    )
    services.withdraw(ask=ask, version=1)

    send_due()

    assert mail.outbox == []


def test_what_is_sent_back_says_why(client, place, coordinator):
    ask = make_ask(place, state="delivered", reason="Hier is hij.")
    sign_in(client, coordinator)
    where = url("ask_return", place, ask.pk)

    assert client.post(where, {"version": 1, "reason": ""}).status_code == 200
    client.post(where, {"version": 1, "reason": "De haven ontbreekt."})

    ask.refresh_from_db()
    assert (ask.state, ask.reason) == ("returned", "De haven ontbreekt.")


@pytest.mark.parametrize("state", ["taken", "delivered", "accepted", "withdrawn"])
def test_a_request_that_somebody_works_on_is_not_changed(
    client, place, coordinator, state
):
    ask = make_ask(place, state=state)
    sign_in(client, coordinator)

    client.post(
        url("ask_edit", place, ask.pk),
        {"what": "analysis", "purpose": "Iets anders", "version": 1},
    )

    ask.refresh_from_db()
    assert (ask.purpose, ask.version) == (PURPOSE, 1)


def test_who_saves_second_sees_both(client, place, coordinator):
    ask = make_ask(place)
    services.change_ask(ask=ask, version=1, values={"purpose": "Van een collega"})
    sign_in(client, coordinator)

    answer = client.post(
        url("ask_edit", place, ask.pk),
        {"what": "buitengebied", "purpose": "Van mij", "version": 1},
    )

    assert answer.context["both"].differences[0].theirs == "Van een collega"
    assert ScanRequest.objects.get().purpose == "Van een collega"


@pytest.mark.parametrize(
    ("name", "state"), [("ask_withdraw", "asked"), ("ask_accept", "delivered")]
)
def test_nobody_acts_on_what_he_did_not_see(client, place, coordinator, name, state):
    ask = make_ask(place, state=state, version=4)
    sign_in(client, coordinator)

    client.post(url(name, place, ask.pk), {"version": 3})
    client.post(url(name, place, ask.pk))

    ask.refresh_from_db()
    assert ask.state == state


def test_a_day_that_has_gone_by_is_not_asked(client, place, coordinator):
    sign_in(client, coordinator)
    yesterday = today() - timedelta(days=1)

    answer = client.post(
        url("ask_new", place),
        {"what": "analysis", "purpose": PURPOSE, "wanted_on": yesterday},
    )

    assert answer.context["form"].errors["wanted_on"]


def test_the_wizard_opens_from_a_request_and_its_scan_is_offered(
    client, place, analyst
):
    ask = make_ask(place)
    sign_in(client, analyst)
    where = f"{url('order_new', place)}?vraag={ask.pk}"
    number = "7c2f3f4e-7f0a-4f43-9f6a-0d9a4f3c1b44"
    client.post(where, {"number": number, "kind": "buitengebied"})
    ask.refresh_from_db()
    assert (ask.state, ask.taken_by) == ("taken", analyst)

    scan = make_scan(place)
    OrderPlace.objects.update(state="done", scan=scan)

    assert client.get(url("ask", place, ask.pk)).context["made"] == scan
    form = client.get(url("ask_deliver", place, ask.pk)).context["form"]
    assert form.initial["scan"] == scan


def test_a_scan_of_another_municipality_is_not_delivered(
    client, place, neighbour, analyst
):
    ask = make_ask(place, state="taken")
    other = make_scan(neighbour)
    sign_in(client, analyst)

    answer = client.post(
        url("ask_deliver", place, ask.pk), {"version": 1, "scan": other.pk}
    )

    assert answer.context["form"].errors["scan"]
    with pytest.raises(OfAnotherPlace):
        services.deliver(ask=ask, version=1, scan=other, reason="", by_id=analyst.pk)


def test_the_analyst_sees_requests_of_his_own_municipalities(
    client, place, neighbour, analyst
):
    make_ask(place)
    make_ask(neighbour)
    make_ask(place, state="withdrawn")
    sign_in(client, analyst)

    open_ones = client.get(reverse("areas:asks_region"))
    gone = client.get(reverse("areas:asks_region"), {"stand": "withdrawn"})

    assert len(open_ones.context["table"].rows) == 1
    assert len(gone.context["table"].rows) == 1
    assert neighbour.name not in open_ones.content.decode()


def test_the_home_page_says_what_waits(client, place, coordinator, analyst):
    ask = make_ask(place)
    home = reverse("accounts:municipality", args=[place.slug])
    sign_in(client, analyst)
    assert url("ask", place, ask.pk) in client.get(home).content.decode()
    ScanRequest.objects.update(state="delivered")
    assert url("ask", place, ask.pk) not in client.get(home).content.decode()
    sign_in(client, coordinator)

    assert url("ask", place, ask.pk) in client.get(home).content.decode()


def test_the_list_costs_the_same_for_any_number(
    client, place, analyst, django_assert_max_num_queries
):
    sign_in(client, analyst)
    make_order(place)
    for _ in range(20):
        make_ask(place)

    with django_assert_max_num_queries(11):
        client.get(url("asks", place))
