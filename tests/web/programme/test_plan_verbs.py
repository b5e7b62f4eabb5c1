"""Programmes, aims, phases and partners: safe to repeat, and nothing is lost."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from web.at_once import at_once
from web.planned import (
    make_aim,
    make_contribution,
    make_event,
    make_hours,
    make_organisation,
    make_phase,
    make_programme,
    make_task,
)

from samensterk.web.accounts.models import Organisation
from samensterk.web.accounts.services import add_partner_organisation
from samensterk.web.common.moments import today
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.models import (
    Activity,
    Aim,
    Contribution,
    Phase,
    Programme,
    WorkedHours,
)
from samensterk.web.programme.plan import aims, partners, services
from samensterk.web.programme.plan.faults import StillHasWork
from samensterk.web.programme.plan.queries import current_programme, n_outside

pytestmark = pytest.mark.django_db
AIM = {
    "theme": Aim.Theme.REACH,
    "text": "Bij een kwart van de erven geweest",
    "measure": Aim.Measure.YARDS_VISITED,
    "start": None,
    "target": Decimal(25),
}


def told():
    return list(Activity.objects.order_by("pk").values_list("verb", "about"))


def begin(place, title="Samen sterk", days=700):
    return services.begin_programme(
        municipality_id=place.pk,
        title=title,
        starts_on=today(),
        ends_on=today() + timedelta(days=days),
        by_id=None,
    )


def test_a_municipality_has_each_title_once(place, neighbour):
    begin(place)
    begin(neighbour)

    with pytest.raises(ValidationError):
        begin(place)

    assert Programme.objects.count() == 2


def test_a_programme_does_not_end_before_it_begins(place):
    with pytest.raises(ValidationError) as caught:
        begin(place, days=-1)

    assert "first day" in str(caught.value) or "eerste dag" in str(caught.value)


def change(programme, version=1, **values):
    return services.change_programme(
        programme=programme, version=version, values=values, by_id=None
    )


def test_who_saves_later_sees_what_the_other_did(place):
    programme = begin(place)
    change(programme, title="Samen sterker")

    with pytest.raises(ChangedMeanwhile) as caught:
        change(programme, title="Samen sterkst")

    assert caught.value.current.title == "Samen sterker"


def test_saving_the_same_twice_is_no_change(place):
    programme = begin(place)

    first = change(programme, title="Samen sterker")
    second = change(programme, title="Samen sterker")

    assert first.version == second.version == 2
    assert [verb for verb, _about in told()].count("programme_changed") == 1


def test_a_programme_with_work_in_it_stays_and_says_why(place):
    programme = begin(place)
    make_event(place, programme=programme)
    make_task(place, event=programme.events.get())

    with pytest.raises(StillHasWork) as caught:
        services.remove_programme(programme=programme, by_id=None)

    assert (caught.value.n_events, caught.value.n_tasks) == (1, 1)


def test_an_empty_programme_goes_with_all_that_is_its_own_and_leaves_one_line(place):
    programme = begin(place)
    make_aim(place, programme=programme)
    make_contribution(place, programme=programme)
    make_hours(place, programme=programme)

    services.remove_programme(programme=programme, by_id=None)
    services.remove_programme(programme=programme, by_id=None)

    assert not Programme.objects.exists()
    assert told() == [("programme_removed", "Samen sterk")]


def test_what_lies_outside_a_new_period_is_counted(place):
    programme = begin(place)
    make_phase(place, programme=programme, starts_on=today() - timedelta(days=3))
    make_event(place, programme=programme, day=today() + timedelta(days=800))
    make_event(place, programme=programme)

    assert n_outside(programme) == 2


def test_the_programme_of_today_is_chosen_over_one_that_ended(place):
    old = make_programme(place, title="Vorige", day=today() - timedelta(days=900))
    now = make_programme(place)

    assert old.ends_on < today()
    assert current_programme(place.pk) == now


# Aims and phases.


def test_an_aim_that_is_there_already_is_not_added_again(place):
    programme = begin(place)

    first = aims.add_aim(programme=programme, values=AIM, by_id=None)
    second = aims.add_aim(programme=programme, values=AIM, by_id=None)

    assert first == second


@pytest.mark.parametrize("number", [Decimal(-1), Decimal("100.1")])
@pytest.mark.parametrize("field", ["target", "start"])
def test_an_aim_has_no_impossible_number(place, field, number):
    with pytest.raises(ValidationError) as caught:
        aims.add_aim(programme=begin(place), values={**AIM, field: number}, by_id=None)

    assert field in caught.value.error_dict


@pytest.mark.parametrize(
    ("measure", "target"), [("recognises", 101), ("trust", 11), ("trained", -1)]
)
def test_the_database_refuses_an_impossible_number_too(place, measure, target):
    aim = make_aim(place)

    with pytest.raises(IntegrityError), transaction.atomic():
        Aim.objects.filter(pk=aim.pk).update(measure=measure, target=target)


def test_a_measurement_is_written_down_once(place):
    aim = make_aim(place, target=60)

    for _time in range(2):
        aims.measure_aim(aim=aim, reached=Decimal(61), on=today(), by_id=None)

    aim.refresh_from_db()
    assert (aim.reached, aim.reached_on, aim.is_reached) == (61, today(), True)
    assert told() == [("aim_measured", "Boeren herkennen signalen: 61")]


def test_a_target_below_the_start_is_allowed_and_can_be_said(place):
    assert make_aim(place, start=70, target=60).aims_lower
    assert not make_aim(place, text="Anders", start=60, target=60).aims_lower


def test_two_people_change_one_aim_and_nothing_is_lost(place):
    aim = make_aim(place)
    aims.change_aim(aim=aim, version=1, values={"target": Decimal(70)}, by_id=None)

    with pytest.raises(ChangedMeanwhile):
        aims.change_aim(aim=aim, version=1, values={"target": Decimal(80)}, by_id=None)

    aim.refresh_from_db()
    assert aim.target == 70


def test_a_phase_lies_within_its_programme(place):
    programme = begin(place)
    values = {"title": "Later", "about": "", "starts_on": today()}

    with pytest.raises(ValidationError) as caught:
        aims.add_phase(
            programme=programme,
            values={**values, "ends_on": today() + timedelta(days=701)},
            by_id=None,
        )

    assert list(caught.value.error_dict) == ["ends_on"]
    assert not Phase.objects.exists()


def test_removing_twice_is_not_an_error(place):
    aim, phase = make_aim(place), make_phase(place)

    for _time in range(2):
        aims.remove_aim(aim=aim, by_id=None)
        aims.remove_phase(phase=phase, by_id=None)

    assert len(told()) == 2


# Partners and hours.


def add(place, **more):
    return partners.add_partner(
        programme=make_programme(place),
        organisation_id=make_organisation().pk,
        by_id=None,
        **more,
    )


def test_a_partner_takes_part_once(place):
    first = add(place, text="een spreker")

    assert add(place, text="een spreker") == first
    with pytest.raises(ValidationError):
        add(place, text="een zaal")
    assert told() == [("partner_added", "Politie Noord")]


def test_a_partner_does_not_promise_less_than_nothing(place):
    with pytest.raises(ValidationError):
        add(place, hours_promised=Decimal(-1))


def test_hours_that_are_sent_twice_count_once(place):
    number, police = uuid.uuid4(), make_organisation()
    values = {"organisation": police, "on": today(), "hours": Decimal(2)}

    for _time in range(2):
        partners.write_hours(
            number=number, programme=make_programme(place), values=values, by_id=None
        )

    assert WorkedHours.objects.get().pk == number


def test_hours_of_one_programme_cannot_be_sent_to_another(place, neighbour):
    written = make_hours(neighbour)

    with pytest.raises(ValidationError):
        partners.write_hours(
            number=written.pk, programme=make_programme(place), values={}, by_id=None
        )


def test_the_same_name_gives_the_same_organisation():
    first = add_partner_organisation(name="LTO  Noord ", kind="farmers_union")

    second = add_partner_organisation(name="lto noord", kind="other")

    assert first == second
    assert (second.name, second.kind) == ("LTO Noord", "farmers_union")


@pytest.mark.parametrize(
    ("name", "kind"), [("", "police"), ("Kampen", "municipality"), ("A", "circus")]
)
def test_an_organisation_needs_a_name_and_a_kind_of_partner(name, kind):
    with pytest.raises(ValidationError):
        add_partner_organisation(name=name, kind=kind)

    assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_lose_nothing(place):
    programme = make_programme(place)

    def add_police():
        found = add_partner_organisation(name="Politie Noord", kind="police")
        partners.add_partner(
            programme=programme, organisation_id=found.pk, text="komt", by_id=None
        )

    came = at_once(add_police, add_police)

    assert came == ["done", "done"]
    assert Contribution.objects.count() == 1
