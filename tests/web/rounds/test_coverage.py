"""How far rounds are, by area of the last scan, and what is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.rounds.told import been, past_round, yards_in
from web.rounds_made import make_round, make_round_area, make_stop
from web.scanned import make_area, make_described_scan, square

from samensterk.web.areas.scans.ground import fingerprint
from samensterk.web.common.moments import today
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.coverage.queries import coverage_of
from samensterk.web.rounds.coverage.rhythm import due_on, set_rhythm
from samensterk.web.rounds.models import AreaRhythm, Round, Stop

LONG_AGO = date(2023, 3, 31)


def covered(place):
    return {one.area.name: one for one in coverage_of(place.pk).areas}


def test_without_a_scan_there_is_nothing_to_cover(place):
    assert coverage_of(place.pk) is None


def test_an_area_where_nobody_was_is_due_at_once(place):
    of = past_round(place, 2)
    yards_in(of.scan, "Bezoekgebied 1", 6)

    first, second = coverage_of(place.pk).areas

    assert (first.state, first.due_on, first.share_percent) == ("never", None, None)
    assert second.state == "empty"


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [(30, "later"), (24 * 30, "soon"), (25 * 31, "due")],
)
def test_an_area_is_due_two_years_after_the_last_visit(place, days_ago, state):
    of = past_round(place, 1, days_ago=days_ago)
    yards_in(of.scan, "Bezoekgebied 1", 6)
    been(of.areas.get(), talk=6)

    [found] = coverage_of(place.pk).areas

    assert (found.last_on, found.state) == (of.ends_on, state)


def test_what_could_not_be_reached_is_no_visit(place):
    of = past_round(place, 1)
    been(of.areas.get(), not_reachable=6)

    assert coverage_of(place.pk).areas[0].last_on is None


def test_the_share_is_that_of_planned_visits_that_were_paid(place):
    of = past_round(place, 1)
    area = of.areas.get()
    been(area, talk=4, not_home=3)
    states = ["done"] * 7 + ["open"] * 2 + ["lapsed"]
    for yard, state in zip(
        yards_in(of.scan, "Bezoekgebied 1", 10), states, strict=True
    ):
        stop = make_stop(of, yard, state=state)
    done = Stop.objects.filter(state="done").first()
    make_stop(of, done.yard, again_of=done, kind="again", state="done")

    # Seven of nine is 78 %; what lapsed does not count, and a second visit is no other.
    assert stop.state == "lapsed"
    assert covered(place)["Bezoekgebied 1"].share_percent == 80


def test_when_planned_visits_have_gone_the_counts_tell_the_share(place):
    of = past_round(place, 1, days_ago=500)
    yards_in(of.scan, "Bezoekgebied 1", 12)
    been(of.areas.get(), talk=5, ceased=1, not_home=4)

    assert covered(place)["Bezoekgebied 1"].share_percent == 50


def test_of_fewer_than_five_no_share_is_told(place):
    of = past_round(place, 1, days_ago=500)
    yards_in(of.scan, "Bezoekgebied 1", 4)
    been(of.areas.get(), talk=2)

    found = covered(place)["Bezoekgebied 1"]

    assert (found.last_on, found.share_percent) == (of.ends_on, None)


def test_the_last_of_two_rounds_counts(place):
    of = past_round(place, 1, days_ago=900)
    been(of.areas.get(), talk=9)
    again = make_round(
        place, of.scan, starts_on=today() - timedelta(days=60), ends_on=today()
    )
    been(make_round_area(again, 1, of.areas.get().area), on=today(), talk=6)

    found = covered(place)["Bezoekgebied 1"]

    assert (found.last_on, found.last.row.of) == (today(), again)


def test_an_area_in_a_round_that_is_planned_is_not_proposed_again(place):
    of = past_round(place, 2)
    yards_in(of.scan, "Bezoekgebied 1", 5)
    yards_in(of.scan, "Bezoekgebied 2", 5)
    planned = make_round(place, of.scan)
    make_round_area(planned, 1, of.areas.first().area)

    found = coverage_of(place.pk)

    assert [one.state for one in found.areas] == ["round", "never"]
    assert [one.area.name for one in found.proposed] == ["Bezoekgebied 2"]


def test_the_longest_not_visited_is_proposed_first(place):
    of = past_round(place, 3, days_ago=1000)
    for number in (1, 2, 3):
        yards_in(of.scan, f"Bezoekgebied {number}", 5)
    first, second, _third = of.areas.order_by("place")
    been(first, on=LONG_AGO + timedelta(days=9), talk=5)
    been(second, on=LONG_AGO, talk=5)

    names = [one.area.name for one in coverage_of(place.pk).proposed]

    assert names == ["Bezoekgebied 3", "Bezoekgebied 2", "Bezoekgebied 1"]


def test_a_newer_scan_knows_the_same_ground_by_another_number(place):
    of = past_round(place, 1)
    old = of.areas.get()
    been(old, talk=5)
    newer = make_described_scan(place)
    newer.areas.filter(level="visit_area").delete()
    make_area(
        place,
        scan=newer,
        level="visit_area",
        name="Bezoekgebied 9",
        outline=old.area.outline,
    )

    found = covered(place)["Bezoekgebied 9"]

    assert (found.last_on, found.is_about) == (of.ends_on, False)


def test_ground_that_is_drawn_otherwise_counts_when_half_of_it_was_visited(place):
    of = past_round(place, 1)
    old = of.areas.get()
    old.area.outline = square(6.6, 53.1, side=0.01)
    old.area.save()
    been(old, talk=5)
    newer = make_described_scan(place)
    newer.areas.filter(level="visit_area").delete()
    for name, west in (("Meer dan half", 6.603), ("Minder", 6.607)):
        make_area(
            place,
            scan=newer,
            level="visit_area",
            name=name,
            outline=square(west, 53.1),
        )

    found = covered(place)

    assert (found["Meer dan half"].last_on, found["Meer dan half"].is_about) == (
        of.ends_on,
        True,
    )
    assert found["Minder"].last_on is None


def test_the_rhythm_of_an_area_moves_its_day(place):
    of = past_round(place, 1, days_ago=100)
    yards_in(of.scan, "Bezoekgebied 1", 5)
    area = of.areas.get()
    been(area, talk=5)
    set_rhythm(
        municipality_id=place.pk,
        ground=fingerprint(area.area.outline),
        version=0,
        months=3,
    )

    found = covered(place)["Bezoekgebied 1"]

    assert (found.months, found.is_own_rhythm, found.state) == (3, True, "due")


def test_a_rhythm_of_ground_that_is_gone_is_told(place):
    past_round(place, 1)
    AreaRhythm.objects.create(municipality=place, ground="elders", months=12)

    assert coverage_of(place.pk).n_rhythms_lost == 1


def test_two_who_set_a_rhythm_do_not_pass_over_each_other(place):
    given = {"municipality_id": place.pk, "ground": "hier", "months": 12}
    first = set_rhythm(version=0, **given)

    with pytest.raises(ChangedMeanwhile):
        set_rhythm(version=0, **given | {"months": 36})

    changed = set_rhythm(version=first.version, **given | {"months": 36})
    assert (AreaRhythm.objects.get().months, changed.version) == (36, 2)


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 1, 15), 12, date(2026, 1, 15)),
    ],
)
def test_a_day_so_many_months_later(last, months, due):
    assert due_on(last, months) == due


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(3, 119))
def test_more_months_are_never_sooner(last, months):
    assert last < due_on(last, months) <= due_on(last, months + 1)


def test_another_municipality_is_not_counted(place, neighbour):
    of = past_round(neighbour, 1)
    been(of.areas.get(), talk=9)
    past_round(place, 1)

    assert coverage_of(place.pk).areas[0].last_on is None
    assert Round.objects.count() == 2
