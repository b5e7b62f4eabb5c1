"""The form of a visit on a phone: few taps, nothing lost, nothing that does not belong."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.going_out import filled_in, make_day, record
from web.rounds_made import make_team_member

from samensterk.web.common.clock import HERE
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.programme.models import Promise
from samensterk.web.rounds.models import Stop, Visit, VisitNote
from samensterk.web.rounds.visits import record_views

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(place):
    return make_member(Role.FIELD_TEAM, place).user


@pytest.fixture
def stops(place, theo):
    found = make_day(place, 3)
    make_team_member(found[0].team, user=theo)
    return found


@pytest.fixture
def phone(client, theo):
    return sign_in(client, theo)


def page(stop, name="rounds:visit_stop"):
    return reverse(name, args=[stop.municipality.slug, stop.pk])


def test_a_visit_takes_one_answer(phone, stops):
    url = page(stops[0], "rounds:visit_record")
    form = phone.get(url).context["form"]
    sent = {name: form[name].value() for name in ("number", "where", "on", "half")}

    answer = phone.post(url, {**sent, "outcome": "talk"})

    assert answer.status_code == 302
    assert Visit.objects.get().outcome == "talk"


def test_who_writes_it_down_in_the_evening_is_offered_the_half_of_the_plan(
    phone, stops, monkeypatch
):
    evening = datetime.combine(today(), time(19), HERE)
    monkeypatch.setattr(record_views, "now", lambda: evening)
    Stop.objects.filter(pk=stops[0].pk).update(begins=time(9, 30), ends=time(10, 10))

    form = phone.get(page(stops[0], "rounds:visit_record")).context["form"]

    assert form["half"].value() == "morning"


def test_a_double_click_is_one_visit(phone, stops):
    sent = filled_in()

    for _turn in range(2):
        assert (
            phone.post(page(stops[0], "rounds:visit_record"), sent).status_code == 302
        )

    assert Visit.objects.count() == 1


def test_who_is_second_keeps_what_he_typed(phone, place, stops):
    record(stops[0], make_member(Role.FIELD_TEAM, place).user, "not_home")

    answer = phone.post(
        page(stops[0], "rounds:visit_record"), filled_in(note="De bel is achter.")
    )

    assert answer.context["form"]["note"].value() == "De bel is achter."
    assert answer.context["theirs"].outcome == "not_home"
    assert Visit.objects.get().outcome == "not_home"


def test_a_visit_let_go_while_the_page_was_open_is_kept(phone, place, stops):
    url = page(stops[0], "rounds:visit_record")
    where = phone.get(url).context["form"]["where"].value()
    set_wish(municipality_id=place.pk, key=stops[0].key, position="no_visit")
    Stop.objects.filter(pk=stops[0].pk).delete()

    bad = phone.post(url, filled_in(outcome="", where=where))
    good = phone.post(url, filled_in(where=where))

    assert (bad.status_code, good.status_code) == (200, 302)
    assert Visit.objects.get().stop is None
    assert phone.get(url).status_code == 404


def test_what_a_page_knew_is_of_nobody_else(client, phone, place, stops):
    url = page(stops[0], "rounds:visit_record")
    where = phone.get(url).context["form"]["where"].value()
    Stop.objects.filter(pk=stops[0].pk).delete()
    sign_in(client, make_member(Role.FIELD_TEAM, place).user)

    for kept in (where, "", f"{where}x", "a:b:c"):
        assert client.post(url, filled_in(where=kept)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": "beaten"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "later"}, "later_on"),
        ({"outcome": "later", "later_on": "2001-01-01"}, "later_on"),
        ({"outcome": "later", "later_on": "2099-01-01"}, "later_on"),
        ({"on": "2099-01-01"}, "on"),
        ({"on": "2001-01-01"}, "on"),
        ({"topics": ["permits"]}, "topics"),
        ({"note": "x" * 301}, "note"),
        ({"note": "BSN 123456782"}, "note"),
        ({"note": "Er staat een illegale schuur."}, "is_fit"),
        ({"note": "Bel meneer Jansen, 06 12345678."}, "is_fit"),
        ({"promise_what": "Bellen", "promise_due": ""}, "promise_due"),
        ({"promise_what": "Bellen", "promise_due": "2001-01-01"}, "promise_due"),
        ({"outcome": "rather_not", "note": "Geen zin."}, "note"),
        ({"number": "geen"}, "number"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(phone, stops, theo, wrong, field):
    later = (today() + timedelta(days=14)).isoformat()
    sent = filled_in(promise_owner=theo.pk, promise_due=later) | wrong

    answer = phone.post(page(stops[0], "rounds:visit_record"), sent)

    assert field in answer.context["form"].errors
    assert not Visit.objects.exists()


def test_after_a_tick_the_words_may_stand_there(phone, stops):
    sent = filled_in(note="Vraagt naar een vergunning voor een kas.", is_fit="on")

    phone.post(page(stops[0], "rounds:visit_record"), sent)

    assert VisitNote.objects.get().text.startswith("Vraagt naar")


def test_a_promise_is_written_down_with_the_visit(phone, stops, theo):
    due_on = today() + timedelta(days=10)
    sent = filled_in(
        promise_what="Bellen", promise_owner=theo.pk, promise_due=due_on.isoformat()
    )

    phone.post(page(stops[0], "rounds:visit_record"), sent)

    made = Promise.objects.get()
    assert (made.what, made.owner, made.due_on) == ("Bellen", theo, due_on)


def test_ones_own_visit_is_mended_the_same_day(phone, stops, theo):
    visit = record(stops[0], theo, "not_home").visit
    url = page(stops[0], "rounds:visit_record")

    assert phone.get(url).context["form"]["outcome"].value() == "not_home"
    phone.post(url, filled_in(number=str(visit.pk), version=1))

    visit.refresh_from_db()
    assert (visit.outcome, visit.version) == ("talk", 2)


def test_who_mends_second_sees_both(phone, stops, theo):
    visit = record(stops[0], theo, "not_home").visit
    Visit.objects.update(version=2, outcome="ceased")

    answer = phone.post(
        page(stops[0], "rounds:visit_record"),
        filled_in(number=str(visit.pk), version=1),
    )

    assert len(answer.context["both"].differences) == 1
