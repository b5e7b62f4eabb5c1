"""The day of a team: on paper, as a route, in a calendar, and the hours that it took."""

import gpxpy
import pytest
from core.paper.test_documents import objects_of
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from web.members import make_member, sign_in
from web.rounds.going_out import make_day, record
from web.rounds_made import make_name_policy, make_rule, make_team_member

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.programme.agenda.calendar_views import whole_calendar
from samensterk.web.programme.models import WorkedHours
from samensterk.web.rounds.models import NamePolicy, PlanRun
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


def today_of(place):
    return reverse("rounds:today", args=[place.slug])


def plan_of(stop, *form, day=None):
    name = "rounds:day_plan_file" if form else "rounds:day_plan"
    day = day or stop.day
    args = [stop.municipality.slug, stop.team_id, day.isoformat(), *form]
    return reverse(name, args=args)


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


def test_the_day_names_people_as_their_employer_wants(phone, place, stops):
    make_team_member(stops[0].team, shown_as="Anja de Vries")
    make_name_policy(place, shown=NamePolicy.Shown.FIRST)

    shown = phone.get(plan_of(stops[0]))
    on_paper = [
        run.text
        for part in paper.as_document(shown.context["sheet"], place).parts()
        for run in part
    ]

    assert "De Vries" not in shown.content.decode().title()
    assert not any("Vries" in one for one in on_paper)


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


def test_the_day_plan_on_paper_is_in_the_house_style(phone, place, stops):
    place.house_style.sender = "Gemeente Noorderveld"
    place.house_style.primary = "#990000"
    place.house_style.save()

    found = objects_of(phone.get(plan_of(stops[0], "pdf")).content)

    assert b"0.6 0 0 scn" in found
