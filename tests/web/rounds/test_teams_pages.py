"""Pages of teams: a coordinator makes them, fills them and sees what is not right."""

from datetime import timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member
from web.rounds_made import (
    make_round,
    make_shift,
    make_team,
    make_team_member,
)

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Round, Team, TeamMember
from samensterk.web.rounds.teams import services
from samensterk.web.rounds.teams.faults import RoundIsClosed
from samensterk.web.rounds.teams.queries import team_days_of

pytestmark = pytest.mark.django_db
TEAM = {
    "name": "Team Noord",
    "starts_at": "gemeentehuis",
    "start_place": "nergens",
    "ends_at": "",
    "lunch_from": "12:00",
    "lunch_minutes": "45",
    "most_visits": "7",
    "languages": ["nl", "gos"],
}


@pytest.fixture
def of(place):
    return make_round(place)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def url(name, place, *parts):
    return reverse(f"rounds:{name}", args=[place.slug, *parts])


def text_of(answer):
    return answer.content.decode()


# A team.


def test_a_team_is_made_with_its_languages_and_lunch(coordinator, place, of):
    answer = coordinator.post(url("team_new", place, of.pk), TEAM)

    made = Team.objects.get()
    assert answer.url == url("team", place, made.pk)
    assert (made.languages, made.lunch_minutes) == (["nl", "gos"], 45)
    assert made.start_x_m is None


def test_sent_twice_a_team_is_there_once(coordinator, place, of):
    for _time in range(2):
        coordinator.post(url("team_new", place, of.pk), TEAM)

    assert Team.objects.count() == 1


def test_two_teams_of_a_round_have_two_names(coordinator, place, of):
    make_team(of, name="team noord")

    answer = coordinator.post(url("team_new", place, of.pk), TEAM)

    assert "name" in answer.context["form"].errors
    assert Team.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("most_visits", "0"),
        ("most_visits", "16"),
        ("lunch_from", "03:00"),
        ("lunch_minutes", "500"),
        ("name", ""),
        ("languages", ["xx"]),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(coordinator, place, of, field, value):
    answer = coordinator.post(url("team_new", place, of.pk), TEAM | {field: value})

    assert field in answer.context["form"].errors
    assert not Team.objects.exists()


def give_addresses(scan, *numbers):
    """List addresses of one street, as a scan does."""
    scan.folder = f"teams-{scan.pk}"
    scan.save()
    folder = settings.MEDIA_ROOT / "scan-folders" / scan.folder
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "address_id": f"99010000000000{number:02}",
            "street": "Stationsweg",
            "house_number": number,
            "house_letter": None,
            "house_suffix": None,
            "postcode": "9913AA",
            "place": "Oosterlage",
            "x_m": 233_000.0 + number,
            "y_m": 570_000.0,
        }
        for number in numbers
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "addresses.parquet")


def test_the_only_address_with_these_words_is_the_place(coordinator, place, of):
    give_addresses(of.scan, 1, 25)
    sent = TEAM | {"starts_at": "Stationsweg 25 (gemeentehuis)", "start_place": ""}

    coordinator.post(url("team_new", place, of.pk), sent)

    made = Team.objects.get()
    assert (made.start_x_m, made.start_y_m) == (233_025.0, 570_000.0)
    assert made.starts_at == "Stationsweg 25 (gemeentehuis)"


def test_words_of_more_addresses_are_asked_about(coordinator, place, of):
    give_addresses(of.scan, 1, 25)
    sent = TEAM | {"starts_at": "Stationsweg", "start_place": ""}

    asked = coordinator.post(url("team_new", place, of.pk), sent)
    assert "start_place" in asked.context["form"].errors
    assert "Stationsweg 25" in text_of(asked)

    choice = "adres:9901000000000001"
    coordinator.post(url("team_new", place, of.pk), sent | {"start_place": choice})
    assert Team.objects.get().start_x_m == 233_001.0


def test_the_place_stays_while_its_words_stay(coordinator, place, of):
    team = make_team(of, start_x_m=1.0, start_y_m=2.0)
    sent = TEAM | {"version": team.version}
    del sent["start_place"]

    coordinator.post(url("team_edit", place, team.pk), sent)

    team.refresh_from_db()
    assert (team.name, team.start_x_m, team.start_y_m) == ("Team Noord", 1.0, 2.0)


def test_who_saves_second_sees_both_versions(coordinator, place, of):
    team = make_team(of, start_x_m=1.0, start_y_m=2.0)
    Team.objects.update(version=2, most_visits=5)

    answer = coordinator.post(
        url("team_edit", place, team.pk), TEAM | {"version": team.version}
    )

    assert answer.context["both"].differences
    assert Team.objects.get().most_visits == 5


def test_a_team_goes_with_its_people_and_half_days(coordinator, place, of):
    team = make_team(of)
    make_team_member(team)
    make_shift(team)

    coordinator.post(url("team_remove", place, team.pk))

    assert not Team.objects.exists()
    assert not TeamMember.objects.exists()
    services.remove_team(team=team)  # twice is no error


def test_the_teams_of_a_closed_round_stay_as_they_were(coordinator, place, of):
    team = make_team(of)
    member = make_team_member(team)
    Round.objects.update(state=Round.State.CLOSED)

    for name, key in [
        ("team_new", of.pk),
        ("team_edit", team.pk),
        ("team_remove", team.pk),
        ("team_days", team.pk),
        ("team_member_new", team.pk),
        ("team_member", member.pk),
        ("team_member_remove", member.pk),
    ]:
        answer = coordinator.post(url(name, place, key), {})
        assert answer.url == url("teams", place, of.pk)
    with pytest.raises(RoundIsClosed):
        services.remove_member(member=member)
    assert TeamMember.objects.count() == 1
    assert coordinator.get(url("team", place, team.pk)).status_code == 200


# The list.


def test_the_list_says_who_and_what_to_look_at(coordinator, place, of):
    of.composition = {"officer": 1}
    of.save()
    make_team_member(make_team(of, name="Team Noord"))

    (row,) = coordinator.get(url("teams", place, of.pk)).context["table"].rows

    assert "Anja" in row.cells[1]
    assert row.cells[3] == 0
    for word in ("één persoon", "wijkagent", "geen dagdelen", "niet op de kaart"):
        assert word in row.cells[4]


def test_the_list_costs_as_many_queries_for_twenty_teams(
    coordinator, place, of, django_assert_num_queries
):
    def fill(n):
        for _number in range(n):
            team = make_team(of)
            make_team_member(team)
            make_shift(team)

    fill(1)
    page = url("teams", place, of.pk)
    coordinator.get(page)
    with CaptureQueriesContext(connection) as one:
        coordinator.get(page)
    fill(19)
    with django_assert_num_queries(len(one)):
        assert len(coordinator.get(page).context["table"].rows) == 20


def test_somebody_in_two_teams_at_once_is_told_on_both(coordinator, place, of):
    user = make_member(Role.FIELD_TEAM, place).user
    for name in ("Team Noord", "Team Zuid"):
        team = make_team(of, name=name)
        make_team_member(team, user=user)
        make_shift(team)

    rows = coordinator.get(url("teams", place, of.pk)).context["table"].rows

    assert "Team Zuid" in rows[0].cells[4]
    assert "Team Noord" in rows[1].cells[4]


def test_planning_gets_the_days_of_the_round_only(place, of):
    team = make_team(of, languages=["nl"], start_x_m=1.0, start_y_m=2.0)
    make_team_member(team)
    monday = of.starts_on + timedelta(days=(7 - of.starts_on.weekday()) % 7)
    sunday = monday + timedelta(days=6)
    for half in ("morning", "afternoon"):
        make_shift(team, monday, half)
    make_shift(team, sunday)
    make_shift(team, of.ends_on + timedelta(days=1))

    (found,) = team_days_of(of)

    assert (found.day, found.halves) == (monday, ("morning", "afternoon"))
    assert (found.parts, found.languages) == ({"supervisor"}, {"nl"})
    assert found.end == found.start
