"""People correct the list of yards; nothing is lost, and all of it can be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.areas.correct import TOLD, last_of, new_at
from web.members import make_place, make_yards
from web.privacy.asking import turn

from samensterk.web.areas.models import Yard, YardCorrection
from samensterk.web.areas.yards import corrections, merging
from samensterk.web.areas.yards.faults import (
    AlreadyThere,
    BuildsOnIt,
    NotOnTheList,
    Refused,
    TargetGone,
    WishNotCarried,
)
from samensterk.web.common.moments import today
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.rights.queries import Way, addressable

pytestmark = pytest.mark.django_db
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.fixture
def yards(place):
    Yard.objects.all().delete()
    made = make_yards(place, 4)
    Yard.objects.update(kind_found="farm")
    return made


def again(yard):
    return Yard.objects.get(pk=yard.pk)


def undo_last(yard):
    return corrections.undo_correction(correction=last_of(yard), by_id=None)


def test_a_kind_is_corrected_and_put_back(yards):
    corrections.correct_kind(yard=yards[0], kind="other", **TOLD)

    held = again(yards[0])
    assert (held.kind, held.kind_found, held.n_corrections) == ("other", "farm", 1)
    one = last_of(held)
    assert (one.before, one.after) == ({"kind": "farm"}, {"kind": "other"})

    undo_last(held)

    held = again(held)
    assert (held.kind, held.n_corrections) == ("farm", 0)
    assert last_of(held).undone_at is not None


def test_the_same_correction_twice_is_one(yards):
    for _twice in range(2):
        corrections.correct_kind(yard=yards[0], kind="other", **TOLD)
        corrections.cease(yard=yards[1], **TOLD)
        merging.merge_yards(yard=yards[2], into=yards[3], **TOLD)

    assert YardCorrection.objects.count() == 3


def test_undone_twice_is_undone_once(yards):
    corrections.cease(yard=yards[0], **TOLD)
    for _twice in range(2):
        undo_last(yards[0])

    assert again(yards[0]).set_aside_on is None


def test_a_correction_without_a_reason_is_none(yards):
    with pytest.raises(Exception, match="why"):
        corrections.correct_kind(yard=yards[0], kind="other", **{**TOLD, "why": ""})

    assert again(yards[0]).kind == "farm"


def test_who_saw_an_older_version_is_told(yards):
    seen = again(yards[0]).version
    corrections.correct_kind(yard=yards[0], kind="other", version=seen, **TOLD)

    with pytest.raises(ChangedMeanwhile):
        corrections.correct_kind(yard=yards[0], kind="unknown", version=seen, **TOLD)

    assert again(yards[0]).kind == "other"


def test_an_earlier_correction_is_undone_after_the_later_one(yards):
    corrections.correct_kind(yard=yards[0], kind="other", **TOLD)
    first = last_of(yards[0])
    corrections.correct_kind(yard=yards[0], kind="unknown", **TOLD)

    with pytest.raises(BuildsOnIt) as caught:
        corrections.undo_correction(correction=first, by_id=None)

    assert caught.value.later == last_of(yards[0])
    undo_last(yards[0])
    corrections.undo_correction(correction=first, by_id=None)
    assert again(yards[0]).kind == "farm"


def test_a_correction_of_something_else_does_not_stand_in_the_way(yards):
    corrections.correct_kind(yard=yards[0], kind="other", **TOLD)
    first = last_of(yards[0])
    corrections.cease(yard=yards[0], **TOLD)

    corrections.undo_correction(correction=first, by_id=None)

    held = again(yards[0])
    assert (held.kind, held.set_aside_on) == ("farm", today())


def test_an_address_is_corrected_and_its_key_stays(yards):
    corrections.correct_address(
        yard=yards[0],
        address="Langewijk 1a, 9913AA Oosterlage",
        street="Langewijk",
        house_number=1,
        place="Oosterlage",
        **TOLD,
    )

    held = again(yards[0])
    assert (str(held), held.key) == (
        "Langewijk 1a, 9913 AA Oosterlage",
        yards[0].key,
    )
    undo_last(held)
    assert str(again(held)) == str(yards[0])


def test_a_new_yard_falls_in_the_visit_area_of_the_nearest(place, yards):
    made = corrections.add_yard(municipality_id=place.pk, kind="farm", **new_at(7))

    assert made.is_own
    assert made.visit_area == yards[0].visit_area
    assert made in Yard.objects.present()
    assert made.n_corrections == 1


def test_a_yard_that_is_there_is_not_added_once_more(place, yards):
    first = corrections.add_yard(municipality_id=place.pk, kind="farm", **new_at(7))
    sent_twice = corrections.add_yard(
        municipality_id=place.pk, kind="farm", **new_at(7)
    )
    assert sent_twice == first

    for number, key in ((7, first.key), (8, yards[0].key)):
        given = new_at(number, key=key, why="Een ander verhaal.")
        with pytest.raises(AlreadyThere):
            corrections.add_yard(municipality_id=place.pk, kind="farm", **given)
    assert Yard.objects.count() == 5


def test_a_yard_that_was_added_by_mistake_goes_off_the_list(place, yards):
    made = corrections.add_yard(municipality_id=place.pk, kind="farm", **new_at(7))

    undo_last(made)

    assert made not in Yard.objects.present()
    assert again(made).n_corrections == 0


def test_what_others_merged_into_is_not_taken_off_under_them(place, yards):
    made = corrections.add_yard(municipality_id=place.pk, kind="farm", **new_at(7))
    merging.merge_yards(yard=yards[0], into=made, **TOLD)

    with pytest.raises(BuildsOnIt):
        undo_last(made)


def test_a_yard_that_ceased_comes_back(yards):
    corrections.cease(yard=yards[0], **TOLD)
    assert yards[0] not in Yard.objects.present()

    corrections.bring_back(yard=yards[0], **TOLD)

    assert yards[0] in Yard.objects.present()
    assert again(yards[0]).n_corrections == 2
    undo_last(yards[0])
    assert again(yards[0]).set_aside_on == today()


def test_people_know_a_yard_that_the_scan_does_not_find(yards):
    Yard.objects.filter(pk=yards[0].pk).update(gone_since=today())

    corrections.bring_back(yard=yards[0], **TOLD)

    held = again(yards[0])
    assert (held.gone_since, held.is_own) == (None, True)
    undo_last(held)
    held = again(held)
    assert (held.gone_since, held.is_own) == (today(), False)


def test_a_merged_yard_goes_off_the_list_and_keeps_its_key(yards):
    merging.merge_yards(yard=yards[0], into=yards[1], **TOLD)

    held = again(yards[0])
    assert held.merged_into == yards[1]
    assert held not in Yard.objects.present()
    undo_last(held)
    held = again(held)
    assert (held.merged_into, held.set_aside_on) == (None, None)


def test_yards_do_not_merge_in_a_circle(yards):
    one, two, three, _four = yards
    merging.merge_yards(yard=one, into=two, **TOLD)
    for yard, into in ((two, one), (three, one), (one, three)):
        with pytest.raises(NotOnTheList):
            merging.merge_yards(yard=yard, into=into, **TOLD)
    with pytest.raises(ValueError, match="another"):
        merging.merge_yards(yard=two, into=two, **TOLD)


def test_no_circle_comes_about_by_undoing(yards):
    one, two, *_more = yards
    merging.merge_yards(yard=one, into=two, **TOLD)
    corrections.bring_back(yard=one, **TOLD)
    merging.merge_yards(yard=two, into=one, **TOLD)

    with pytest.raises(TargetGone):
        undo_last(one)

    assert again(one).merged_into is None
    assert last_of(one).undone_at is None


def test_yards_of_two_municipalities_do_not_merge(yards, neighbour):
    theirs = make_yards(neighbour, 1)[0]

    with pytest.raises(ValueError, match="municipality"):
        merging.merge_yards(yard=yards[0], into=theirs, **TOLD)


def test_a_split_yard_has_an_address_of_its_own(yards):
    made = merging.split_yard(yard=yards[0], kind="other", **new_at(7))

    assert made.is_own
    assert last_of(made).what == "split"
    assert last_of(made).after["from"] == yards[0].key
    assert yards[0] in Yard.objects.present()


# Nobody who opted out is visited because of a correction.


def visited(place):
    """Give whom a round of all yards would visit."""
    keys = [one.key for one in Yard.objects.for_municipality(place.pk).present()]
    return addressable(place.pk, keys, Way.VISIT)


def test_a_merge_takes_the_wish_along_or_is_refused(place, yards):
    one, two, *_more = yards
    turn(place, one.key, NO_VISIT)

    with pytest.raises(WishNotCarried):
        merging.merge_yards(yard=one, into=two, **TOLD)
    assert again(one).set_aside_on is None

    merging.merge_yards(yard=one, into=two, carries_wish=True, **TOLD)

    assert not {one.key, two.key} & visited(place)
    assert Wish.objects.active().count() == 2


def test_the_stricter_wish_of_two_holds(place, yards):
    one, two, three, four = yards
    turn(place, one.key, NO_VISIT)
    turn(place, two.key, NO_CONTACT)
    turn(place, three.key, NO_CONTACT)
    turn(place, four.key, NO_VISIT)

    merging.merge_yards(yard=one, into=two, **TOLD)
    merging.merge_yards(yard=three, into=four, carries_wish=True, **TOLD)

    held = dict(Wish.objects.active().values_list("key", "position"))
    assert held == {
        one.key: NO_VISIT,
        two.key: NO_CONTACT,
        three.key: NO_CONTACT,
        four.key: NO_CONTACT,
    }


def test_the_wish_of_a_yard_that_merged_before_counts_too(place, yards):
    one, two, three, _four = yards
    merging.merge_yards(yard=one, into=two, **TOLD)
    turn(place, one.key, NO_CONTACT)

    with pytest.raises(WishNotCarried):
        merging.merge_yards(yard=two, into=three, **TOLD)


def test_who_does_not_want_visits_is_asked_about_at_a_split(place, yards):
    turn(place, yards[0].key, NO_VISIT)
    with pytest.raises(WishNotCarried):
        merging.split_yard(yard=yards[0], kind="farm", **new_at(7))
    assert Yard.objects.count() == 4

    made = merging.split_yard(
        yard=yards[0], kind="farm", carries_wish=True, **new_at(7)
    )
    other = merging.split_yard(
        yard=yards[0], kind="farm", carries_wish=False, **new_at(8)
    )

    assert made.key not in visited(place)
    assert other.key in visited(place)


# Whatever people do, one after the other.


def _correct(step, place, yards):
    what, which, other, kind = step
    yard, into = yards[which % len(yards)], yards[other % len(yards)]
    told = {**TOLD, "why": f"{what} {which} {other} {kind}"}
    match what:
        case "kind":
            corrections.correct_kind(yard=yard, kind=kind, **told)
        case "cease":
            corrections.cease(yard=yard, **told)
        case "back":
            corrections.bring_back(yard=yard, **told)
        case "merge" if yard != into:
            merging.merge_yards(yard=yard, into=into, **told)
        case "add":
            corrections.add_yard(
                municipality_id=place.pk, kind=kind, **new_at(other, why=told["why"])
            )
        case "undo":
            found = list(YardCorrection.objects.order_by("pk"))
            if found:
                one = found[which % len(found)]
                corrections.undo_correction(correction=one, by_id=None)


STEP = st.tuples(
    st.sampled_from(["kind", "cease", "back", "merge", "add", "undo"]),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["farm", "other", "unknown"]),
)


@given(st.lists(STEP, max_size=12))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_holds_follows_from_the_corrections_that_hold(db, steps):
    Yard.objects.all().delete()
    place = Yard._meta.get_field("municipality").related_model.objects.first()
    place = place or make_place()
    make_yards(place, 3)
    Yard.objects.update(kind_found="farm")

    for step in steps:
        before = [(one.pk, one.version) for one in Yard.objects.order_by("pk")]
        try:
            _correct(step, place, list(Yard.objects.order_by("pk")))
        except Refused:
            now = [(one.pk, one.version) for one in Yard.objects.order_by("pk")]
            assert now == before

    for yard in Yard.objects.all():
        holding = yard.corrections.holding()
        said = [one.after["kind"] for one in holding if "kind" in one.after]
        assert yard.n_corrections == holding.count()
        assert yard.kind == (said[0] if said else yard.kind_found)
        assert _ends(yard)


def _ends(yard):
    seen = set()
    while yard.merged_into_id:
        if yard.pk in seen:
            return False
        seen.add(yard.pk)
        yard = again(yard.merged_into)
    return True
