"""One switch per address: it holds everywhere, shows nowhere, and survives a scan."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from web.members import make_place
from web.privacy.asking import turn

from samensterk.web.areas.models import Yard
from samensterk.web.areas.scans.scan_folders import FoundYard, Summary
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.moments import today
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.retention.services import remove_due
from samensterk.web.privacy.rights import queries, services
from samensterk.web.privacy.rights.deadlines import add_months
from samensterk.web.privacy.rights.queries import STILL_ALLOWED, Way, addressable

pytestmark = pytest.mark.django_db
CALM = hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.mark.parametrize(
    ("position", "ways"),
    [
        (None, set(Way)),
        (NO_VISIT, {Way.LETTER, Way.MAIL, Way.MEETING}),
        (NO_CONTACT, set()),
    ],
)
def test_a_position_says_which_ways_are_left(place, position, ways):
    turn(place, "0001", position)

    left = {way for way in Way if addressable(place.pk, ["0001"], way)}

    assert left == ways


def test_a_wish_holds_in_its_own_municipality_only(place, neighbour):
    turn(place, "0001", NO_CONTACT)

    assert addressable(neighbour.pk, ["0001"], Way.VISIT) == {"0001"}


def test_asking_for_fifty_thousand_addresses_is_one_query(
    place, django_assert_num_queries
):
    for number in range(3):
        turn(place, f"{number:05}", NO_VISIT)
    keys = [f"{number:05}" for number in range(50_000)]

    with django_assert_num_queries(1):
        left = addressable(place.pk, keys, Way.VISIT)

    assert len(left) == 49_997


@CALM
@given(
    st.dictionaries(st.integers(0, 30), st.sampled_from([None, *Wish.Position])),
    st.sets(st.integers(0, 30)),
    st.sampled_from(list(Way)),
)
def test_nobody_is_addressed_against_his_wish_nor_left_out_without_one(
    db, wishes, asked, way
):
    with transaction.atomic():
        place = make_place()
        for key, position in wishes.items():
            turn(place, str(key), position)

        left = addressable(place.pk, {str(one) for one in asked}, way)

        expected = {
            str(key)
            for key in asked
            if wishes.get(key) is None or way in STILL_ALLOWED[wishes[key]]
        }
        assert left == expected
        transaction.set_rollback(True)


@CALM
@given(st.text(max_size=8).filter(lambda key: not key or key != key.strip()))
def test_an_address_without_a_whole_key_is_left_out(db, key):
    assert addressable(1, [key], Way.LETTER) == frozenset()


def test_a_position_that_nobody_thought_about_allows_nothing(place):
    Wish.objects.create(
        municipality=place,
        key="0001",
        position="new",
        set_on=today(),
        valid_until=today(),
    )

    assert not any(addressable(place.pk, ["0001"], way) for way in Way)


def test_a_way_that_nobody_thought_about_is_refused(place):
    with pytest.raises(ValueError, match="telephone"):
        addressable(place.pk, ["0001"], "telephone")


def test_the_same_twice_is_one_wish_and_another_ends_the_first(place):
    first = turn(place, "0001", NO_VISIT)

    assert turn(place, "0001", NO_VISIT) == first
    turn(place, "0001", NO_CONTACT)

    first.refresh_from_db()
    assert (first.ended_on, first.ended_because) == (today(), "changed")
    assert Wish.objects.active().get().position == NO_CONTACT
    turn(place, "0001", None)
    turn(place, "0001", None)
    assert not Wish.objects.active().exists()
    assert Wish.objects.count() == 2


def test_the_database_holds_one_wish_per_address(place):
    turn(place, "0001", NO_VISIT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(
            municipality=place,
            key="0001",
            position=NO_CONTACT,
            set_on=today(),
            valid_until=today(),
        )


def test_who_turns_the_switch_at_the_same_moment_wins_last(place, monkeypatch):
    """The other one wrote his row after we looked and before we wrote."""
    look, looked = services._lock, []

    def lock(municipality_id, key):
        looked.append(key)
        if len(looked) == 1:
            Wish.objects.create(
                municipality_id=municipality_id,
                key=key,
                position=NO_VISIT,
                set_on=today(),
                valid_until=today(),
            )
            return None
        return look(municipality_id, key)

    monkeypatch.setattr(services, "_lock", lock)

    turn(place, "0001", NO_CONTACT)

    assert Wish.objects.active().get().position == NO_CONTACT


# How long it holds.


def test_a_wish_holds_for_five_years_and_then_until_somebody_decides(place, settings):
    wish = turn(place, "0001", NO_VISIT)
    assert wish.valid_until == add_months(today(), 60)
    assert not queries.ending_wishes(place.pk).exists()

    settings.DAYS_AHEAD = (wish.valid_until - today()).days - 59
    assert queries.ending_wishes(place.pk).get() == wish
    settings.DAYS_AHEAD += 200
    assert today() > wish.valid_until
    assert not addressable(place.pk, ["0001"], Way.VISIT)

    services.confirm_wish(municipality_id=place.pk, key="0001")
    wish.refresh_from_db()
    assert wish.valid_until == add_months(today(), 60)
    assert not queries.ending_wishes(place.pk).exists()


def test_a_move_ends_a_wish_and_the_next_resident_is_welcome(place):
    turn(place, "0001", NO_CONTACT)

    ended = services.end_wish_at_move(municipality_id=place.pk, key="0001")

    assert ended.ended_because == "moved"
    assert addressable(place.pk, ["0001"], Way.VISIT) == {"0001"}
    assert services.end_wish_at_move(municipality_id=place.pk, key="0001") is None


def test_a_wish_does_not_run_out_before_its_time(place, settings):
    wish = turn(place, "0001", NO_VISIT)

    with pytest.raises(services.StillHolds):
        services.let_wish_run_out(municipality_id=place.pk, key="0001")
    settings.DAYS_AHEAD = (wish.valid_until - today()).days
    ended = services.let_wish_run_out(municipality_id=place.pk, key="0001")

    assert ended.ended_because == "expired"


def test_an_ended_wish_goes_after_a_year_and_one_that_holds_never(place, settings):
    turn(place, "0001", NO_VISIT)
    services.end_wish_at_move(municipality_id=place.pk, key="0001")
    turn(place, "0002", NO_VISIT)

    settings.DAYS_AHEAD = 364
    remove_due()
    assert Wish.objects.count() == 2
    settings.DAYS_AHEAD = 4000
    remove_due()

    assert Wish.objects.get().key == "0002"


# A new scan.

SUMMARY = Summary(made_on=date(2026, 11, 2), version="0.1.0", sources=[])
FOUND = FoundYard(
    key="9901000000000001",
    address="Langewijk 1",
    street="Langewijk",
    house_number=1,
    place="Oosterlage",
    visit_area="Bezoekgebied 1",
    kind="farm",
    facts={},
    x_m=249_000.0,
    y_m=570_000.0,
)


def scan(place, *yards):
    take_over_scan(municipality_id=place.pk, summary=SUMMARY, yards=yards)


def test_a_wish_survives_a_new_scan_and_a_yard_that_went_and_came_back(place):
    other = replace(FOUND, key="9901000000000002", address="Langewijk 2")
    scan(place, FOUND, other)
    turn(place, FOUND.key, NO_CONTACT)

    scan(place, FOUND, other)
    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    scan(place, other)
    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    Yard.objects.filter(key=FOUND.key).delete()
    scan(place, FOUND, other)

    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    assert addressable(place.pk, [other.key], Way.LETTER)
