"""Who is in a team, and how their employer has them named to residents."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from web.members import make_member
from web.planned import make_contribution, make_organisation
from web.rounds_made import (
    make_name_policy,
    make_round,
    make_team,
    make_team_member,
)

from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.models import NamePolicy, TeamMember
from samensterk.web.rounds.teams import services
from samensterk.web.rounds.teams.faults import InTheTeamAlready
from samensterk.web.rounds.teams.queries import name_of, policies_of

pytestmark = pytest.mark.django_db


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
