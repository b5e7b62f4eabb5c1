"""On the way: a team sees its own visits of today, and only what the visit needs."""

from datetime import timedelta

import gpxpy
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from web.members import make_member, sign_in
from web.planned import make_promise
from web.rounds.going_out import (
    filled_in,
    make_announced_round,
    make_day,
    record,
)
from web.rounds_made import make_pause, make_rule, make_team, make_team_member
from web.scanned import make_yard_contact

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.programme.agenda.calendar_views import whole_calendar
from samensterk.web.programme.models import Promise, WorkedHours
from samensterk.web.rounds.models import PlanRun, Round, Stop, Visit, VisitNote
from samensterk.web.rounds.visits import paper
from samensterk.web.rounds.visits.day_sheet import sheet_of
from samensterk.web.rounds.visits.queries import DayStop, TeamDay

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
    assert answers == [404, 404, 404]
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


# The form.


def test_a_visit_takes_one_answer(phone, stops):
    url = page(stops[0], "rounds:visit_record")
    form = phone.get(url).context["form"]
    sent = {name: form[name].value() for name in ("number", "where", "on", "half")}

    answer = phone.post(url, {**sent, "outcome": "talk"})

    assert answer.status_code == 302
    assert Visit.objects.get().outcome == "talk"


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


# The day on paper, as a route and in a calendar.


def test_a_day_has_as_many_questions_for_one_visit_as_for_ten(phone, place, stops):
    asked = [today_of(place), plan_of(stops[0])]
    few = [_n_queries(phone, url) for url in asked]
    make_day(place, 10, of=stops[0].of, team=stops[0].team)

    assert [_n_queries(phone, url) for url in asked] == few


def _n_queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_straight_lines_are_told_of_on_page_and_paper(phone, place, stops):
    PlanRun.objects.create(
        municipality=place,
        of=stops[0].of,
        number=1,
        is_straight=True,
        ended_at=stops[0].of.made_at,
    )
    day = TeamDay(
        stops[0].team,
        today(),
        [DayStop(n, one, None) for n, one in enumerate(stops, 1)],
    )

    assert phone.get(plan_of(stops[0])).context["sheet"].is_straight
    words = [
        run.text
        for part in paper.as_document(sheet_of(day), place).parts()
        for run in part
    ]
    assert any("straight" in one or "hemelsbreed" in one for one in words)


def test_the_paper_has_what_the_day_needs(phone, place, stops):
    rule = make_rule(place)

    answer = phone.get(plan_of(stops[0], "pdf"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert phone.get(plan_of(stops[0])).context["sheet"].rule == rule
    entry = LogEntry.objects.filter(action="export").get()
    assert entry.purpose == "visit"


def test_the_route_goes_by_every_yard_in_order(phone, stops):
    answer = phone.get(plan_of(stops[0], "gpx"))

    gpx = gpxpy.parse(answer.content.decode())
    names = [one.name for one in gpx.waypoints]
    assert names == [f"{n}. {one.yard}" for n, one in enumerate(stops, 1)]
    (route,) = gpx.routes
    assert len(route.points) == 5  # start, three yards, and back
    assert 50 < route.points[1].latitude < 54
    assert 3 < route.points[1].longitude < 8


def test_a_calendar_holds_times_and_areas_and_no_address(phone, place, stops, theo):
    of_file = phone.get(plan_of(stops[0], "ics")).content
    of_feed = whole_calendar(place, theo.pk)

    for content in (of_file, of_feed):
        (day,) = [
            one
            for one in Calendar.from_ical(content).walk("VEVENT")
            if str(one["uid"]).startswith("round-team")
        ]
        assert stops[0].team.name in str(day["summary"])
        assert stops[0].area.area.name in str(day["description"])
        assert day.decoded("dtstart").time() == stops[0].begins
        assert b"Langewijk" not in content


def test_somebody_elses_calendar_has_no_day_of_this_team(place, stops):
    other = make_member(Role.FIELD_TEAM, place).user

    assert b"round-team" not in whole_calendar(place, other.pk)


def test_another_kind_of_file_does_not_exist(phone, stops):
    assert phone.get(plan_of(stops[0], "exe")).status_code == 404


# Hours.


def test_a_coordinator_confirms_the_hours_of_a_day_once(enter, place, stops, theo):
    record(stops[0], theo)
    coordinator = enter(Role.COORDINATOR, place)
    url = plan_of(stops[0])

    (proposed,) = coordinator.get(url).context["proposed"]
    # From 9:25, with the drive, until 10:50: three half hours, for one person.
    assert (proposed.n_people, proposed.hours) == (1, 1.5)
    for _turn in range(2):
        coordinator.post(url, {proposed.name: "1.5"})

    written = WorkedHours.objects.get()
    assert (written.organisation, written.hours) == (place.organisation, 1.5)
    assert coordinator.get(url).context["written"]


def test_before_anything_is_done_no_hours_are_proposed(enter, place, stops):
    coordinator = enter(Role.COORDINATOR, place)

    assert not coordinator.get(plan_of(stops[0])).context["proposed"]


def test_a_team_confirms_no_hours(phone, stops, theo):
    record(stops[0], theo)

    assert phone.post(plan_of(stops[0]), {}).status_code == 404
