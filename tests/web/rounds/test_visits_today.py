"""On the way: a team sees its own visits of today, and only what the visit needs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.members import make_member, sign_in
from web.planned import make_promise
from web.rounds.going_out import filled_in, make_announced_round, make_day, record
from web.rounds_made import make_pause, make_team, make_team_member
from web.scanned import make_yard_contact

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.models import Round, Stop, Visit, VisitNote

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


def today_of(place):
    return reverse("rounds:today", args=[place.slug])


def plan_of(stop, *form, day=None):
    name = "rounds:day_plan_file" if form else "rounds:day_plan"
    day = day or stop.day
    args = [stop.municipality.slug, stop.team_id, day.isoformat(), *form]
    return reverse(name, args=args)


# Who sees what.


def test_a_team_sees_its_visits_in_order_and_which_is_next(phone, place, stops, theo):
    record(stops[0], theo)

    answer = phone.get(today_of(place))

    (shown,) = answer.context["days"]
    assert [one.stop for one in shown["day"].stops] == stops
    assert (shown["day"].n_done, shown["day"].next.stop) == (1, stops[1])
    assert "geo:5" in answer.content.decode()


def test_an_empty_day_says_so_kindly(phone, place):
    answer = phone.get(today_of(place))

    assert answer.status_code == 200
    assert "visits-empty" in answer.content.decode()


@pytest.fixture
def hidden(place, stops):
    """Give visits that are not those of this team of today."""
    of = stops[0].of
    draft = make_announced_round(place, state=Round.State.DRAFT, title="Nog niet")
    days = (today() - timedelta(days=1), today() + timedelta(days=2))
    return {
        "other_team": make_day(place, 1, of=of, team=make_team(of))[0],
        "yesterday": make_day(place, 1, of=of, team=stops[0].team, day=days[0])[0],
        "later": make_day(place, 1, of=of, team=stops[0].team, day=days[1])[0],
        "not_announced": make_day(place, 1, of=draft)[0],
    }


@pytest.mark.parametrize("which", ["other_team", "yesterday", "later", "not_announced"])
def test_what_is_not_of_ones_own_day_does_not_exist(phone, hidden, theo, which):
    stop = hidden[which]
    if which == "not_announced":
        make_team_member(stop.team, user=theo)

    urls = (page(stop), page(stop, "rounds:visit_record"), plan_of(stop))

    answers = [phone.get(url).status_code for url in urls]
    # A plan is of a day and a team: of another team of this day it does not exist.
    # What was forgotten can be filled in, and that is all that is seen of it.
    is_forgotten = which == "yesterday"
    assert answers == [404, 200 if is_forgotten else 404, 404]
    if not is_forgotten:
        assert phone.post(urls[1], filled_in()).status_code == 404
    assert not Visit.objects.exists()


def test_tomorrow_can_be_prepared(phone, place, stops):
    tomorrow = today() + timedelta(days=1)
    (stop,) = make_day(place, 1, of=stops[0].of, team=stops[0].team, day=tomorrow)

    assert phone.get(page(stop)).status_code == 200
    assert phone.get(f"{today_of(place)}?dag={tomorrow}").status_code == 200


def test_who_does_not_work_here_any_more_sees_nothing(phone, stops, theo):
    theo.memberships.update(ends_on=today() - timedelta(days=1))

    assert phone.get(page(stops[0])).status_code == 404


def test_a_coordinator_sees_all_teams_and_other_days(enter, place, hidden):
    coordinator = enter(Role.COORDINATOR, place)

    for stop in hidden.values():
        assert coordinator.get(page(stop)).status_code == 200
        asked = f"{today_of(place)}?dag={stop.day.isoformat()}"
        shown = coordinator.get(asked).context["days"]
        assert stop in [it.stop for one in shown for it in one["day"].stops]


@pytest.mark.parametrize("day", ["2026-13-40", "gisteren", "0", "\u0663"])
def test_a_day_that_is_none_is_today(phone, place, stops, day):
    answer = phone.get(today_of(place), {"dag": day})

    assert answer.context["day"] == today()


def test_who_wants_no_visit_is_not_there_and_nothing_says_why(phone, place, stops):
    set_wish(municipality_id=place.pk, key=stops[1].key, position="no_visit")

    (shown,) = phone.get(today_of(place)).context["days"]

    assert [one.stop for one in shown["day"].stops] == [stops[0], stops[2]]
    assert phone.get(page(stops[1])).status_code == 404
    assert stops[1].yard.address not in phone.get(plan_of(stops[0])).content.decode()


# What one visit needs.


def test_a_visit_shows_what_it_needs_and_no_facts(phone, place, stops):
    stop = stops[0]
    stop.yard.facts = {"built_year": 1887, "n_outbuildings": 7777}
    stop.yard.save()
    Stop.objects.filter(pk=stop.pk).update(
        needs="officer", animals="poultry", wanted_half="afternoon"
    )
    make_yard_contact(place, stop.yard)
    make_promise(place, key=stop.key, what="Bellen over de schuur")
    visit = Visit.objects.create(
        municipality=place,
        of=stop.of,
        area=stop.area,
        key=stop.key,
        on=today() - timedelta(days=300),
        half="morning",
        outcome="talk",
    )
    VisitNote.objects.create(
        municipality=place, visit=visit, key=stop.key, text="De bel is achter."
    )

    answer = phone.get(page(stop))

    text = answer.content.decode()
    for words in (
        "Familie De Boer",
        "0612345678",
        "Bellen over de schuur",
        "De bel is achter.",
    ):
        assert words in text
    assert len(answer.context["needs"].wishes) == 2
    assert len(answer.context["needs"].hygiene) == 1
    assert "1887" not in text
    assert "7777" not in text


def test_the_page_is_in_the_log_as_a_visit(phone, stops):
    phone.get(page(stops[0]))

    entry = LogEntry.objects.order_by("-pk").first()
    assert (entry.purpose, entry.action) == ("visit", "read")


def test_an_area_with_an_animal_disease_is_warned_of(phone, stops):
    make_pause(stops[0].of)

    assert len(phone.get(page(stops[0])).context["pauses"]) == 1


def test_the_page_of_a_round_says_what_waits_today(enter, place, stops):
    coordinator = enter(Role.COORDINATOR, place)

    answer = coordinator.get(page_of_round(stops[0].of))

    waits = dict(answer.context["waits"])
    assert today_of(place) in waits.values()
    text = answer.content.decode()
    card = reverse("rounds:conversation_card", args=[place.slug, stops[0].of_id])
    assert f'href="{card}"' in text


def page_of_round(of):
    return reverse("rounds:round", args=[of.municipality.slug, of.pk])
