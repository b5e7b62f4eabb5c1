"""The pages on which people correct the list of yards."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.urls import reverse
from web.areas.correct import TOLD, WHY, at, correct, last_of, make_farms, text_of
from web.members import make_yards
from web.privacy.asking import turn

from samensterk.web.areas.models import (
    LoadedScan,
    Yard,
    YardCorrection,
)
from samensterk.web.areas.yards import corrections, merging
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def yards(place):
    return make_farms(place)


def test_kind_and_address_are_corrected_and_the_page_says_by_whom(
    coordinator, place, yards
):
    answer = correct(
        coordinator,
        place,
        yards[0],
        kind="other",
        address="Langewijk 1a,  9913 aa Oosterlage",
    )

    page = text_of(coordinator.get(answer.url))
    assert "Langewijk 1a, 9913 AA Oosterlage" in page
    assert WHY["why"] in page
    assert YardCorrection.objects.count() == 2
    assert Yard.objects.get(pk=yards[0].pk).house_number == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("why", ""),
        ("why", "Zijn nummer is 111222333"),
        ("source", "gossip"),
        ("address", "Ergens"),
        ("address", ""),
        ("kind", "villa"),
    ],
)
def test_a_form_that_is_not_right_changes_nothing(
    coordinator, place, yards, field, value
):
    answer = correct(coordinator, place, yards[0], **{"kind": "other", field: value})

    assert answer.context["form"].errors[field]
    assert not YardCorrection.objects.exists()


def test_words_about_offences_are_asked_about(coordinator, place, yards):
    doubtful = {"kind": "other", "why": "De vergunning is ingetrokken"}

    answer = correct(coordinator, place, yards[0], **doubtful)
    assert "vergunning" in str(answer.context["form"].errors["is_fit"])
    correct(coordinator, place, yards[0], **doubtful, is_fit="on")

    assert YardCorrection.objects.count() == 1


def test_who_corrects_second_sees_both_versions(coordinator, place, yards):
    url = at("yard_correct", place, yards[0].pk)
    seen = coordinator.get(url).context["form"].initial
    corrections.correct_kind(yard=yards[0], kind="unknown", **TOLD)

    answer = coordinator.post(url, {**seen, "kind": "other", **WHY})

    (difference,) = answer.context["both"].differences
    assert difference.theirs != difference.mine
    assert YardCorrection.objects.count() == 1


def test_a_yard_ceases_and_comes_back(coordinator, place, yards):
    for name, n_present in (("yard_ceased", 3), ("yard_back", 4)):
        url = at(name, place, yards[0].pk)
        version = coordinator.get(url).context["form"].initial["version"]
        assert coordinator.post(url, WHY).status_code == 200  # of no version
        answer = coordinator.post(url, {**WHY, "version": version})
        assert answer.status_code == 302
        assert Yard.objects.present().count() == n_present


def test_what_was_undone_stays_readable(coordinator, place, yards):
    correct(coordinator, place, yards[0], kind="other")
    url = at("correction_undo", place, last_of(yards[0]).pk)
    assert coordinator.get(url).status_code == 200
    assert Yard.objects.get(pk=yards[0].pk).kind == "other"

    answer = coordinator.post(url)

    assert Yard.objects.get(pk=yards[0].pk).kind == "farm"
    page = text_of(coordinator.get(answer.url))
    assert WHY["why"] in page


def test_what_a_later_correction_builds_on_is_not_undone(coordinator, place, yards):
    correct(coordinator, place, yards[0], kind="other")
    first = last_of(yards[0])
    correct(coordinator, place, yards[0], kind="unknown", why="Het staat leeg.")

    answer = coordinator.post(at("correction_undo", place, first.pk))

    assert answer.status_code == 200
    assert "Het staat leeg." in answer.context["refused"]


# Merging and splitting.


def merge(coordinator, place, yard, into, **more):
    url = f"{at('yard_merge', place, yard.pk)}?met={into.pk}"
    version = coordinator.get(url).context["form"].initial["version"]
    return coordinator.post(url, {**WHY, "version": version, **more})


def test_the_other_yard_is_looked_up_and_then_merged_with(coordinator, place, yards):
    url = at("yard_merge", place, yards[0].pk)
    found = coordinator.get(url, {"zoek": "langewijk 2"}).context["found"]
    assert found == [yards[1]]

    answer = merge(coordinator, place, yards[0], yards[1])

    assert answer.url == at("yard", place, yards[1].pk)
    assert str(yards[0]) in text_of(coordinator.get(answer.url))
    assert str(yards[1]) in text_of(coordinator.get(at("yard", place, yards[0].pk)))


def test_a_merge_shows_both_wishes_and_asks(coordinator, place, yards):
    turn(place, yards[0].key, "no_visit")
    url = f"{at('yard_merge', place, yards[0].pk)}?met={yards[1].pk}"
    assert "carries_wish" in coordinator.get(url).context["form"].fields

    refused = merge(coordinator, place, yards[0], yards[1])
    assert refused.context["form"].errors["carries_wish"]
    assert Yard.objects.present().count() == 4
    merge(coordinator, place, yards[0], yards[1], carries_wish="on")

    assert Wish.objects.active().filter(key=yards[1].key).get().position == "no_visit"


def test_a_wish_that_is_set_after_a_merge_is_told(coordinator, place, yards):
    merging.merge_yards(yard=yards[0], into=yards[1], **TOLD)
    home = reverse("accounts:municipality", args=[place.slug])
    assert at("questions", place) not in text_of(coordinator.get(home))

    turn(place, yards[0].key, "no_contact")
    turn(place, yards[1].key, "no_visit")

    assert at("questions", place) in text_of(coordinator.get(home))
    assert coordinator.get(at("questions", place)).context["left_behind"] == [yards[0]]
    own = text_of(coordinator.get(at("yard", place, yards[0].pk)))
    assert reverse("privacy:wish", args=[place.slug, yards[1].key]) in own
    assert reverse("privacy:wish", args=[place.slug, yards[0].key]) not in own


def test_of_another_municipality_nothing_can_be_merged(
    coordinator, place, yards, neighbour
):
    theirs = make_yards(neighbour, 1)[0]
    url = at("yard_merge", place, yards[0].pk)

    assert coordinator.get(f"{url}?met={theirs.pk}").status_code == 404


def test_a_split_asks_whether_the_wish_holds_for_both(coordinator, place, yards):
    turn(place, yards[0].key, "no_visit")
    url = at("yard_split", place, yards[0].pk)
    sent = {
        **WHY,
        "version": 1,
        "which": "typed",
        "address": "Langewijk 1b, 9913 AA Oosterlage",
        "kind": "farm",
    }

    assert coordinator.post(url, sent).context["form"].errors["carries_wish"]
    answer = coordinator.post(url, sent | {"carries_wish": "yes"})

    made = Yard.objects.get(is_own=True)
    assert answer.url == at("yard", place, made.pk)
    assert Wish.objects.active().filter(key=made.key).exists()


# A yard that is added.


def with_addresses(place, settings, tmp_path):
    """Give the last scan a list of addresses of the BAG."""
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "scan-folders" / "een"
    folder.mkdir(parents=True)
    rows = [
        {
            "address_id": f"9901{number:012}",
            "street": "Kanaaldijk",
            "house_number": number,
            "house_letter": None,
            "house_suffix": None,
            "postcode": "9913AB",
            "place": "Oosterlage",
            "x_m": 248_000.0 + number,
            "y_m": 570_000.0,
        }
        for number in range(1, 31)
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "addresses.parquet")
    LoadedScan.objects.update(folder="een")


def test_an_address_of_the_bag_becomes_a_yard_under_its_key(
    coordinator, place, yards, settings, tmp_path
):
    with_addresses(place, settings, tmp_path)
    url = at("yard_new", place)
    found = coordinator.get(url, {"zoek": "kanaaldijk 12"}).context["form"]
    assert list(found.addresses) == ["9901000000000012"]
    assert coordinator.get(url, {"zoek": "kanaal"}).context["has_too_many"]

    sent = {**WHY, "which": "9901000000000012", "kind": "farm"}
    for _twice in range(2):
        assert coordinator.post(url, sent).status_code == 302

    made = Yard.objects.get(is_own=True)
    assert (str(made), made.x_m) == ("Kanaaldijk 12, 9913 AB Oosterlage", 248_012.0)
    assert coordinator.get(at("yard", place, made.pk)).status_code == 200


@pytest.mark.parametrize(
    ("typed", "near", "x_m"),
    [
        ("Langewijk 3a, 9913 AA Oosterlage", "", 249_003.0),
        ("Nieuwe Weg 1, 9913 AA Oosterlage", "Langewijk 2", 249_002.0),
        ("Nieuwe Weg 1, 9913 AA Oosterlage", "", None),
        ("Nieuwe Weg 1, 9913 AA Oosterlage", "Langewijk", None),
        ("Nieuwe Weg", "Langewijk 2", None),
    ],
)
def test_a_typed_address_gets_its_place_from_its_street(
    coordinator, place, yards, typed, near, x_m
):
    sent = {**WHY, "which": "typed", "address": typed, "near": near, "kind": "unknown"}

    answer = coordinator.post(at("yard_new", place), sent)

    made = Yard.objects.filter(is_own=True)
    assert [one.x_m for one in made] == ([] if x_m is None else [x_m])
    assert answer.status_code == (200 if x_m is None else 302)


def test_a_yard_that_is_known_is_not_added_but_pointed_at(
    coordinator, place, yards, settings, tmp_path
):
    with_addresses(place, settings, tmp_path)
    Yard.objects.filter(pk=yards[0].pk).update(key="9901000000000012")
    sent = {**WHY, "which": "9901000000000012", "kind": "farm"}

    answer = coordinator.post(at("yard_new", place), sent)

    assert answer.context["there"] == yards[0]
    assert at("yard", place, yards[0].pk) in text_of(answer)


# What a scan makes somebody ask.
