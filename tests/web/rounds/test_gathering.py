"""Whom a round visits: everybody of its areas, but who wants no visit."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.rounds.announcing import a_ready_round

from samensterk.web.common.moments import today
from samensterk.web.common.processing import gathering
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.models import Stop
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.obeying import obey_wishes

pytestmark = pytest.mark.django_db
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ready(place):
    return a_ready_round(place)


def page(name, of, *more):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, of.pk, *more])


def wish(yard, position=NO_VISIT):
    set_wish(municipality_id=yard.municipality_id, key=yard.key, position=position)


def test_everybody_of_the_area_is_visited_and_nobody_else(ready):
    of, yards = ready

    gather_stops(of)
    gather_stops(of)

    assert sorted(of.stops.values_list("key", flat=True)) == sorted(
        one.key for one in yards
    )


def test_a_round_of_farm_yards_leaves_other_yards_out(ready):
    of, (first, *others) = ready
    first.kind = "other"
    first.save()

    gather_stops(of)

    assert {one.key for one in of.stops.all()} == {one.key for one in others}


def test_who_wants_no_visit_has_no_stop_from_that_moment(ready):
    of, (first, *others) = ready
    wish(others[0])
    gather_stops(of)
    assert {one.key for one in of.stops.all()} == {first.key}

    with gathering():
        wish(first)

    assert not of.stops.exists()


def test_a_visit_that_was_paid_stays_when_somebody_wants_no_more(ready):
    of, (first, *_others) = ready
    gather_stops(of)
    of.stops.filter(key=first.key).update(state=Stop.State.DONE)

    wish(first)
    gather_stops(of)

    assert of.stops.get(key=first.key).state == Stop.State.DONE


def test_a_visit_again_goes_with_the_first(ready):
    of, (first, *_others) = ready
    gather_stops(of)
    stop = of.stops.get(key=first.key)
    Stop.objects.create(
        municipality=of.municipality,
        of=of,
        area=stop.area,
        yard=first,
        key=first.key,
        kind=Stop.Kind.AGAIN,
        again_of=stop,
        minutes=20,
    )

    with gathering():
        wish(first)

    assert not of.stops.filter(key=first.key).exists()


def test_a_wish_that_came_in_otherwise_is_obeyed_as_well(ready):
    of, (first, *_others) = ready
    gather_stops(of)
    Wish.objects.create(
        municipality=of.municipality,
        key=first.key,
        position=NO_VISIT,
        set_on=today(),
        valid_until=today() + timedelta(days=9),
    )

    assert obey_wishes(of) == 1
    assert not of.stops.filter(key=first.key).exists()


def test_a_yard_that_went_is_let_go(ready):
    of, (first, *_others) = ready
    gather_stops(of)
    first.gone_since = today()
    first.save()

    gather_stops(of)

    assert not of.stops.filter(key=first.key).exists()


def test_a_draft_with_visits_can_be_removed_and_the_log_knows_of_whom(ready):
    of, yards = ready
    gather_stops(of)

    with gathering() as gathered:
        of.delete()

    assert {one.key for one in gathered.subjects} == {one.key for one in yards}
