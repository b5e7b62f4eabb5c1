"""Hours and busy times of kinds of farm: their pages, their verbs, two who change them."""

from datetime import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.rounds_made import make_farm_hours, make_round

from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.kinds.faults import KindTwice
from samensterk.web.rounds.kinds.services import change_hours, remove_hours, set_hours
from samensterk.web.rounds.models import FarmHours, Round

pytestmark = pytest.mark.django_db

HARVEST = {"word": "aardappeloogst", "first": [9, 1], "last": [10, 31], "asked": False}


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def url(name, place, *more):
    return reverse(f"rounds:{name}", args=[place.slug, *more])


def filled(**more):
    base = {"kind": "arable", **season()}
    return base | more


def season(n=0, **more):
    given = {
        "word": "aardappeloogst",
        "first_day": "1",
        "first_month": "9",
        "last_day": "31",
        "last_month": "10",
        "how": "never",
    }
    return {f"season{n}_{part}": value for part, value in (given | more).items()}


def errors_of(client, place, **more):
    answer = client.post(url("farm_hours_new", place), filled(**more))
    assert answer.status_code == 200
    assert not FarmHours.objects.exists()
    return answer.context["form"].errors


def test_a_coordinator_sets_hours_and_a_busy_time(coordinator, place):
    answer = coordinator.post(
        url("farm_hours_new", place), filled(morning_from="10:00"), follow=True
    )

    (made,) = FarmHours.objects.all()
    assert (made.kind, made.morning_from, made.seasons) == (
        "arable",
        time(10),
        [HARVEST],
    )
    assert "aardappeloogst" in answer.content.decode()


def test_any_number_of_busy_times_fits_in_the_form(coordinator, place):
    many = {}
    for n in range(5):
        many |= season(n, word=f"oogst {n}", first_month=str(n + 1), last_month="7")

    coordinator.post(url("farm_hours_new", place), filled(**many))

    made = FarmHours.objects.get()
    assert [one["word"] for one in made.seasons] == [f"oogst {n}" for n in range(5)]
    shown = coordinator.get(url("farm_hours_edit", place, made.pk))
    assert shown.context["form"].n_seasons == 7


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "crime"}, "kind"),
        ({"morning_from": "11:00", "morning_until": "10:00"}, "morning_until"),
        ({"morning_from": "04:00"}, "morning_from"),
        ({"no_morning": "on", "morning_from": "10:00"}, "no_morning"),
        ({"no_morning": "on", "no_afternoon": "on"}, "no_afternoon"),
        ({"season0_last_month": ""}, "season0_last_month"),
        ({"season0_word": ""}, "season0_word"),
        ({"season0_first_month": "2", "season0_first_day": "30"}, "season0_first_day"),
        (
            season(first_day="1", first_month="1", last_day="31", last_month="12"),
            "season0_word",
        ),
        ({"season0_word": "123456782"}, "season0_word"),
        ({"season0_word": "oogst bij mevrouw Jansen"}, "is_fit"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(coordinator, place, given, wrong):
    assert wrong in errors_of(coordinator, place, **given)


def test_hours_in_which_no_visit_of_a_round_fits_are_refused(coordinator, place):
    of = make_round(place)
    narrow = {"morning_from": "11:30", "no_afternoon": "on"}

    errors = errors_of(coordinator, place, **narrow)

    assert of.title in str(errors["__all__"])
    Round.objects.update(state=Round.State.CLOSED)
    coordinator.post(url("farm_hours_new", place), filled(**narrow))
    assert FarmHours.objects.count() == 1


def test_a_kind_has_hours_once(coordinator, place):
    make_farm_hours(place, "arable", morning_from=time(11))

    answer = coordinator.post(url("farm_hours_new", place), filled())

    assert "kind" in answer.context["form"].errors
    assert FarmHours.objects.count() == 1
    shown = coordinator.get(url("farm_hours_new", place)).context["form"]
    assert "arable" not in dict(shown.fields["kind"].choices)


def test_set_twice_the_same_it_is_there_once(place):
    values = {"kind": "fruit", "morning_from": time(10), "seasons": [HARVEST]}

    first = set_hours(municipality_id=place.pk, values=values)
    second = set_hours(municipality_id=place.pk, values=values)

    assert first == second
    with pytest.raises(KindTwice):
        set_hours(municipality_id=place.pk, values={**values, "seasons": []})


def test_of_two_who_change_it_the_second_sees_both(coordinator, place):
    hours = make_farm_hours(place, "arable", seasons=[HARVEST])
    sent = {**season(word="bietenoogst"), "version": hours.version}
    change_hours(
        hours=hours, version=1, values={"morning_from": time(10), "seasons": []}
    )

    answer = coordinator.post(url("farm_hours_edit", place, hours.pk), sent)

    labels = [one.mine for one in answer.context["both"].differences]
    assert "bietenoogst" in labels
    again = {name: value for name, value in sent.items() if name != "version"}
    coordinator.post(
        url("farm_hours_edit", place, hours.pk), {**again, "version": hours.version + 1}
    )
    hours.refresh_from_db()
    assert hours.seasons[0]["word"] == "bietenoogst"
    assert hours.morning_from is None


def test_who_removes_what_a_colleague_just_changed_is_told(coordinator, place):
    hours = make_farm_hours(place)
    change_hours(hours=hours, version=1, values={"morning_from": time(10)})

    coordinator.post(
        url("farm_hours_edit", place, hours.pk), {"weg": "1", "version": "1"}
    )
    assert FarmHours.objects.count() == 1

    with pytest.raises(ChangedMeanwhile):
        remove_hours(hours=hours, version=1)
    coordinator.post(
        url("farm_hours_edit", place, hours.pk), {"weg": "1", "version": "2"}
    )
    assert not FarmHours.objects.exists()
    remove_hours(hours=hours, version=2)  # again is no mistake


def test_hours_of_another_municipality_are_not_there(coordinator, place, neighbour):
    hours = make_farm_hours(neighbour)

    answer = coordinator.get(url("farm_hours_edit", place, hours.pk))

    assert answer.status_code == 404
    listed = coordinator.get(url("farm_hours", place))
    assert listed.context["rows"] == []


def test_the_list_costs_the_same_for_any_number(coordinator, place):
    address = url("farm_hours", place)
    make_farm_hours(place, "dairy", seasons=[HARVEST])
    coordinator.get(address)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(address)
    for kind in ("arable", "fruit", "glass", "pigs", "poultry"):
        make_farm_hours(place, kind, seasons=[HARVEST], no_morning=True)

    with CaptureQueriesContext(connection) as many:
        coordinator.get(address)

    assert len(many) == len(few)


def test_the_database_knows_no_kind_that_is_never_visited(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_farm_hours(place, no_morning=True, no_afternoon=True)


def test_the_pages_of_rounds_lead_to_it(coordinator, place):
    address = url("farm_hours", place)
    of = make_round(place)

    for page in (url("rounds", place), url("round_edit", place, of.pk)):
        assert f'href="{address}"' in coordinator.get(page).content.decode()
