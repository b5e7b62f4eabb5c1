"""A newer scan comes: what people corrected holds, and where in doubt they are asked."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.areas.correct import TOLD, last_of, new_at
from web.members import make_place
from web.privacy.asking import turn

from samensterk.web.accounts.models import Municipality
from samensterk.web.areas.models import LoadedScan, Yard, YardCorrection, YardQuestion
from samensterk.web.areas.scans.scan_folders import FoundYard, Summary
from samensterk.web.areas.yards import corrections, merging
from samensterk.web.areas.yards.answering import answer_question
from samensterk.web.areas.yards.comparing import differing
from samensterk.web.areas.yards.faults import Refused, WishNotCarried
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.moments import today

pytestmark = pytest.mark.django_db
KEEP, SCAN = YardQuestion.Answer.KEEP, YardQuestion.Answer.SCAN


def found(number, **more):
    """One yard of a scan: along the Langewijk, 200 metres from the next."""
    given = {
        "key": f"{number:016}",
        "address": f"Langewijk {number}, 9913AA Oosterlage",
        "street": "Langewijk",
        "house_number": number,
        "place": "Oosterlage",
        "visit_area": "Bezoekgebied 1",
        "kind": "farm",
        "facts": {"n_addresses": 1, "n_buildings": 2, "footprint_m2": 400.0},
        "x_m": 249_000.0 + 200 * number,
        "y_m": 570_000.0,
    }
    return FoundYard(**given | more)


def scanned(place, day, *yards):
    """Take over the scan of a day in November; a number is a yard as it always is."""
    whole = [found(one) if isinstance(one, int) else one for one in yards]
    summary = Summary(date(2026, 11, day), "0.1.0", [])
    return take_over_scan(municipality_id=place.pk, summary=summary, yards=whole)


def yard(number):
    return Yard.objects.get(key=f"{number:016}")


def on_list():
    return sorted(one.house_number for one in Yard.objects.present())


def questions():
    return [(one.why, one.yard.house_number) for one in YardQuestion.objects.open()]


def answer(which):
    (question,) = YardQuestion.objects.open()
    return answer_question(question=question, answer=which, told=TOLD)


def test_corrections_hold_and_what_the_scan_finds_is_known(place):
    scanned(place, 1, 1, 2, 3, 4)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)
    address = {"street": "Langewijk", "house_number": 22, "place": "Oosterlage"}
    corrections.correct_address(yard=yard(2), address="Langewijk 22", **address, **TOLD)
    corrections.cease(yard=yard(3), **TOLD)

    scanned(place, 2, 1, 2, 3, 4)

    assert (yard(1).kind, yard(1).kind_found) == ("other", "farm")
    assert str(yard(2)) == "Langewijk 22"
    assert on_list() == [1, 4, 22]
    assert questions() == []
    assert all(one.n_corrections == 1 for one in (yard(1), yard(2), yard(3)))


def test_the_same_scan_twice_changes_nothing(place):
    scanned(place, 1, 1, 2, 3)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)
    bigger = found(2, facts={"n_buildings": 5})
    scanned(place, 2, found(1, kind="unknown"), bigger, 4)
    fields = [one.name for one in Yard._meta.fields if one.name != "scan"]
    before = list(Yard.objects.order_by("pk").values(*fields))
    asked = list(YardQuestion.objects.values("pk", "why"))

    scanned(place, 2, found(1, kind="unknown"), bigger, 4)

    assert list(Yard.objects.order_by("pk").values(*fields)) == before
    assert list(YardQuestion.objects.values("pk", "why")) == asked


def test_a_scan_that_finds_another_kind_than_before_asks(place):
    scanned(place, 1, 1)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)

    scanned(place, 2, found(1, kind="unknown"))

    assert questions() == [("kind", 1)]
    assert yard(1).kind == "other"
    answer(SCAN)
    assert yard(1).kind == "unknown"
    assert last_of(yard(1)).after == {"kind": "unknown"}


def test_what_was_answered_is_not_asked_again(place):
    scanned(place, 1, 1)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)
    scanned(place, 2, found(1, kind="unknown"))
    answer(KEEP)

    scanned(place, 3, found(1, kind="unknown"))

    assert questions() == []
    assert yard(1).kind == "other"


def test_a_question_that_nobody_answered_stays_and_goes_when_it_is_moot(place):
    scanned(place, 1, 1)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)
    scanned(place, 2, found(1, kind="unknown"))
    scanned(place, 3, found(1, kind="unknown"))
    assert questions() == [("kind", 1)]

    scanned(place, 4, found(1, kind="other"))

    assert questions() == []


def test_a_scan_that_agrees_with_the_correction_does_not_ask(place):
    scanned(place, 1, 1)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)

    scanned(place, 2, found(1, kind="other"))

    assert questions() == []


@pytest.mark.parametrize("between", [[2], [found(1, facts={"n_buildings": 9}), 2]])
def test_a_ceased_yard_with_news_is_asked_about(place, between):
    scanned(place, 1, 1, 2)
    corrections.cease(yard=yard(1), **TOLD)

    scanned(place, 2, *between)
    if len(between) == 1:
        assert questions() == []
        scanned(place, 3, 1, 2)

    assert questions() == [("ceased_found", 1)]
    assert on_list() == [2]
    answer(SCAN)
    assert on_list() == [1, 2]


def test_a_merged_yard_whose_other_half_has_gone_is_asked_about(place):
    scanned(place, 1, 1, 2, 3)
    merging.merge_yards(yard=yard(1), into=yard(2), **TOLD)
    scanned(place, 2, 1, 2, 3)
    assert questions() == []

    scanned(place, 3, 1, 3)

    assert questions() == [("target_gone", 1)]
    answer(SCAN)
    assert on_list() == [1, 3]
    assert yard(1).merged_into is None


def test_a_merged_yard_that_is_found_anew_is_asked_about(place):
    scanned(place, 1, 1, 2)
    merging.merge_yards(yard=yard(1), into=yard(2), **TOLD)
    scanned(place, 2, 2)

    scanned(place, 3, 1, 2)

    assert questions() == [("merged_found", 1)]
    answer(KEEP)
    assert on_list() == [2]


def own(place, number=7, **more):
    return corrections.add_yard(
        municipality_id=place.pk, kind="farm", **new_at(number, **more)
    )


def test_a_yard_of_people_stays_when_no_scan_finds_it(place):
    scanned(place, 1, 1)
    made = own(place)

    scanned(place, 2, found(1, visit_area="Bezoekgebied 9"))

    made.refresh_from_db()
    assert made.gone_since is None
    assert made.visit_area == "Bezoekgebied 9"  # a round visits whole areas
    assert questions() == []


def test_a_yard_of_people_that_the_scan_finds_by_key_is_one_of_the_scan(place):
    scanned(place, 1, 1)
    made = own(place, key=f"{2:016}")

    scanned(place, 2, 1, found(2, kind="farm"))

    made.refresh_from_db()
    assert (made.is_own, made.scan.made_on.day) == (False, 2)
    assert made.corrections.holding().count() == 1
    scanned(place, 3, 1)
    made.refresh_from_db()
    assert made.gone_since == today()


@pytest.mark.parametrize(
    ("beside", "is_asked"),
    [
        ({"x_m": 249_000.0, "y_m": 570_125.0}, True),  # 75 m
        ({"x_m": 249_000.0, "y_m": 570_126.0}, False),
        ({"address": "kanaaldijk 7, 9913 AA  oosterlage"}, True),
    ],
)
def test_a_new_yard_beside_one_of_people_is_asked_about(place, beside, is_asked):
    scanned(place, 1, 1)
    made = own(place)

    scanned(place, 2, 1, found(9, **beside))

    assert questions() == ([("own_near", 7)] if is_asked else [])
    assert made in Yard.objects.present()
    if is_asked:
        answer(SCAN)
        made.refresh_from_db()
        assert made.merged_into == yard(9)
        scanned(place, 3, 1, found(9, **beside))
        assert questions() == []


def test_answering_loses_nobodys_wish(place):
    scanned(place, 1, 1)
    made = own(place)
    turn(place, made.key, "no_visit")
    scanned(place, 2, 1, found(9, x_m=made.x_m, y_m=made.y_m))

    with pytest.raises(WishNotCarried):
        answer(SCAN)

    assert questions() == [("own_near", 7)]


def test_an_answer_twice_is_one(place):
    scanned(place, 1, 1)
    corrections.correct_kind(yard=yard(1), kind="other", **TOLD)
    scanned(place, 2, found(1, kind="unknown"))
    (question,) = YardQuestion.objects.open()

    for which in (SCAN, KEEP):
        answer_question(question=question, answer=which, told=TOLD)

    question.refresh_from_db()
    assert question.answer == SCAN
    assert YardCorrection.objects.count() == 2


def test_what_came_went_and_changed_since_the_scan_before(place):
    first = scanned(place, 1, 1, 2, 3)
    assert set(Yard.objects.values_list("change", flat=True)) == {""}

    scanned(place, 2, 1, found(2, facts={"n_buildings": 5}), 4)

    told = dict(Yard.objects.values_list("house_number", "change"))
    assert told == {1: "", 2: "changed", 3: "went", 4: "new"}
    assert yard(2).before == {
        "made_on": "2026-11-01",
        "facts": {"n_addresses": 1, "n_buildings": 2, "footprint_m2": 400.0},
    }
    assert first.made_on.day == 1
    scanned(place, 3, 1, found(2, facts={"n_buildings": 5}), 4)
    assert set(Yard.objects.values_list("change", flat=True)) == {""}
    assert yard(2).before == {}


@pytest.mark.parametrize(
    ("before", "now", "names"),
    [
        ({"n_buildings": 2}, {"n_buildings": 3}, ("n_buildings",)),
        ({"footprint_m2": 400.0}, {"footprint_m2": 409.9}, ()),
        ({"footprint_m2": 400.0}, {"footprint_m2": 410.0}, ("footprint_m2",)),
        ({"oldest_year": 1900, "n_parcels_near": 1}, {"oldest_year": 1950}, ()),
        ({"n_buildings": None}, {"n_buildings": 3}, ()),
    ],
)
def test_only_buildings_ground_and_addresses_count_as_change(before, now, names):
    assert differing(before, now) == names


def test_a_scan_costs_the_same_statements_for_any_number_of_corrections(
    place, django_assert_max_num_queries
):
    numbers = range(1, 41)
    scanned(place, 1, *numbers)
    for number in numbers:
        corrections.correct_kind(yard=yard(number), kind="other", **TOLD)
    other = [found(number, kind="unknown") for number in numbers]

    with django_assert_max_num_queries(20):
        scanned(place, 2, *other)

    assert len(questions()) == 40


SCANS = st.lists(
    st.dictionaries(st.integers(1, 4), st.sampled_from(["farm", "other"]), min_size=1),
    min_size=1,
    max_size=4,
)
DEEDS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["kind", "cease", "back", "merge"]),
        st.integers(1, 4),
        st.integers(1, 4),
    ),
    max_size=6,
)


@given(SCANS, DEEDS)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_scan_takes_back_what_people_said(db, scans, deeds):
    Yard.objects.all().delete()
    LoadedScan.objects.all().delete()
    place = Municipality.objects.filter(code="GM9901").first() or make_place()

    for day, kinds in enumerate(scans):
        set_aside = set(Yard.objects.exclude(set_aside_on=None).values_list("pk"))
        scanned(place, day + 1, *(found(n, kind=kind) for n, kind in kinds.items()))
        assert set(Yard.objects.exclude(set_aside_on=None).values_list("pk")) == (
            set_aside
        )
        for at, what, one, other in deeds:
            if at == day:
                _do(what, one, other)

    for row in Yard.objects.all():
        said = [
            one.after["kind"] for one in row.corrections.holding() if one.what == "kind"
        ]
        assert row.kind == (said[0] if said else row.kind_found)
        assert row.n_corrections == row.corrections.holding().count()
        if not row.is_own and row.set_aside_on is None:
            assert (row.gone_since is None) == (row.house_number in scans[-1])


def _do(what, one, other):
    rows = Yard.objects.filter(house_number__in=(one, other)).order_by("house_number")
    if len(rows) < 2:
        return
    try:
        match what:
            case "kind":
                corrections.correct_kind(yard=rows[0], kind="unknown", **TOLD)
            case "cease":
                corrections.cease(yard=rows[0], **TOLD)
            case "back":
                corrections.bring_back(yard=rows[0], **TOLD)
            case "merge":
                merging.merge_yards(yard=rows[0], into=rows[1], **TOLD)
    except Refused:
        pass
