"""Pages of teams: a coordinator makes them, fills them and sees what is not right."""

from datetime import timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from web.members import make_member
from web.planned import make_contribution, make_organisation
from web.rounds_made import (
    make_name_policy,
    make_round,
    make_shift,
    make_team,
    make_team_member,
)

from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.models import NamePolicy, Round, Team, TeamMember
from samensterk.web.rounds.teams import services
from samensterk.web.rounds.teams.faults import InTheTeamAlready, RoundIsClosed
from samensterk.web.rounds.teams.queries import name_of, policies_of, team_days_of

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


# Who is in it.


def add(client, place, team, organisation, **more):
    to = url("team_member_new", place, team.pk)
    sent = {"part": "supervisor", "shown_as": "Anja", "account": ""}
    return client.post(f"{to}?organisatie={organisation.pk}", sent | more)


def test_the_organisation_comes_first_and_partners_of_the_programme_are_named(
    coordinator, place, of
):
    make_contribution(place, organisation=make_organisation("Politie Noord"))
    team = make_team(of)

    page = text_of(coordinator.get(url("team_member_new", place, team.pk)))

    assert "Politie Noord" in page
    assert place.organisation.name in page


def test_an_organisation_that_takes_no_part_is_not_found(coordinator, place, of):
    stranger = make_organisation("Loonbedrijf", "other")

    assert add(coordinator, place, make_team(of), stranger).status_code == 404


def test_by_default_only_a_first_name_is_asked_for_and_kept(coordinator, place, of):
    team = make_team(of)

    refused = add(coordinator, place, team, place.organisation, shown_as="Anja Bakker")
    assert "shown_as" in refused.context["form"].errors
    assert not TeamMember.objects.exists()

    add(coordinator, place, team, place.organisation)
    assert TeamMember.objects.get().shown_as == "Anja"


def test_an_employer_that_shows_numbers_gets_a_number(coordinator, place, of):
    make_name_policy(place, shown=NamePolicy.Shown.NUMBER)
    team = make_team(of)

    refused = add(coordinator, place, team, place.organisation)
    assert "shown_as" in refused.context["form"].errors

    add(coordinator, place, team, place.organisation, shown_as="T-1042")
    assert TeamMember.objects.get().shown_as == "T-1042"


def test_only_who_visits_for_that_organisation_can_be_linked(coordinator, place, of):
    team = make_team(of)
    field = make_member(Role.FIELD_TEAM, place).user
    trainer = make_member(Role.TRAINER, place).user

    refused = add(coordinator, place, team, place.organisation, account=str(trainer.pk))
    assert "account" in refused.context["form"].errors

    add(coordinator, place, team, place.organisation, account=str(field.pk))
    assert TeamMember.objects.get().user == field


def test_one_account_is_in_a_team_once(place, of):
    team = make_team(of)
    user = make_member(Role.FIELD_TEAM, place).user
    make_team_member(team, user=user)
    values = {"part": "other", "shown_as": "Bas", "user_id": user.pk}

    with pytest.raises(InTheTeamAlready):
        services.add_member(
            team=team, values=values | {"organisation_id": place.organisation.pk}
        )


def test_a_change_of_somebody_is_not_lost_to_another(place, of):
    member = make_team_member(make_team(of))
    values = {"part": "officer", "shown_as": "Bas", "user_id": None}
    services.change_member(member=member, version=1, values=values)

    with pytest.raises(ChangedMeanwhile):
        services.change_member(member=member, version=1, values=values)


def test_somebody_goes_out_of_a_team(coordinator, place, of):
    member = make_team_member(make_team(of))

    coordinator.get(url("team_member_remove", place, member.pk))
    coordinator.post(url("team_member_remove", place, member.pk))

    assert not TeamMember.objects.exists()


def test_the_account_of_who_left_is_forgotten_and_his_place_stays(place, of):
    team = make_team(of)
    yesterday = of.made_at.date() - timedelta(days=2)
    gone = make_member(Role.FIELD_TEAM, place, ends_on=yesterday).user
    here = make_member(Role.FIELD_TEAM, place).user
    make_team_member(team, user=gone)
    make_team_member(team, user=here, shown_as="Bas")

    assert services.unlink_leavers() == 1

    assert list(team.people.values_list("shown_as", "user")) == [
        ("Anja", None),
        ("Bas", here.pk),
    ]


# How people are named.


def choose(client, place, shown, seen="first", **names):
    prefix = f"o{place.organisation.pk}"
    sent = {
        "organisatie": place.organisation.pk,
        f"{prefix}-seen": seen,
        f"{prefix}-shown": shown,
    }
    sent |= {f"{prefix}-{name}": value for name, value in names.items()}
    return client.post(url("name_policies", place), sent)


def test_an_employer_chooses_and_until_then_it_is_the_first_name(coordinator, place):
    assert policies_of(place.pk) == {}

    choose(coordinator, place, "full")

    assert policies_of(place.pk) == {place.organisation.pk: "full"}


def test_a_smaller_choice_asks_to_shorten_the_names_that_are_there(
    coordinator, place, of
):
    make_name_policy(place, shown=NamePolicy.Shown.FULL)
    member = make_team_member(make_team(of), shown_as="Anja Bakker")

    asked = choose(coordinator, place, "first", seen="full")
    assert 'value="Anja"' in text_of(asked)
    assert policies_of(place.pk) == {place.organisation.pk: "full"}

    name = f"name_{member.pk}"
    wrong = choose(coordinator, place, "first", seen="full", **{name: "Anja B."})
    assert wrong.context["form"].errors
    choose(coordinator, place, "first", seen="full", **{name: "Anja"})
    member.refresh_from_db()
    assert (member.shown_as, member.version) == ("Anja", 2)
    assert policies_of(place.pk) == {place.organisation.pk: "first"}


def test_a_choice_that_somebody_else_made_meanwhile_is_told(coordinator, place):
    make_name_policy(place, shown=NamePolicy.Shown.NUMBER)

    choose(coordinator, place, "full", seen="first")

    assert policies_of(place.pk) == {place.organisation.pk: "number"}


def test_a_full_name_is_never_shown_where_the_employer_shows_less(
    coordinator, place, of
):
    member = make_team_member(team := make_team(of), shown_as="Anja Bakker")

    for page in (url("teams", place, of.pk), url("team", place, team.pk)):
        assert "Bakker" not in text_of(coordinator.get(page))
    for name in ("team_member", "team_member_remove"):
        answer = coordinator.get(url(name, place, member.pk))
        assert "Bakker" not in text_of(answer)
    with translation.override("en"):
        assert name_of(member, {}) == "toezichthouder or boa"


def test_a_bsn_is_no_service_number(coordinator, place, of):
    make_name_policy(place, shown=NamePolicy.Shown.FULL)

    refused = add(
        coordinator, place, make_team(of), place.organisation, shown_as="111222333"
    )

    assert "shown_as" in refused.context["form"].errors


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
