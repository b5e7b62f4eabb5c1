"""Pages of any size and servers that stumble give the same records."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import shapely
from core.local_registers import Fault
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samensterk.sources.fetching.errand import Errand, items_url
from samensterk.sources.fetching.kept_pages import LONGEST_KEPT_S, KeptPages
from samensterk.sources.fetching.paging import OGC_API, collect
from samensterk.sources.fetching.parcel_layer import fetch_parcels
from samensterk.sources.fetching.trouble import (
    EndlessPages,
    ForeignAddress,
    GaveUp,
    RecordsMissing,
    WrongAnswer,
)

SERVICE = "https://api.pdok.nl/rvo/gewaspercelen/ogc/v1"
PATH = "/api.pdok.nl/rvo/gewaspercelen/ogc/v1/collections/brpgewas"
BOX = (200_000.0, 500_000.0, 210_000.0, 510_000.0)
URL = items_url(SERVICE, "brpgewas", BOX)


def parcel(number):
    """A meadow of one hectare on a row of them."""
    x_m = 200_000 + 150 * number
    properties = {
        "category": "Grasland",
        "gewas": "Grasland, blijvend",
        "gewascode": 265,
        "jaar": 2026,
        "status": "Voorgesteld",
    }
    return f"{number:04d}", shapely.box(x_m, 500_000, x_m + 100, 500_100), properties


def ids(found):
    return [record["id"] for record in found.records]


def walk(courier, folder, ticks=None):
    kept = KeptPages(Path(folder) / "pages")
    return collect(
        courier, OGC_API, URL, kept, [].append if ticks is None else ticks.append
    )


@pytest.fixture
def twenty(registers):
    registers.collections[PATH] = [parcel(number) for number in range(20)]
    return registers


FAULTS = st.sampled_from(
    [
        Fault("status", 429, {"Retry-After": "7"}),
        Fault("status", 500),
        Fault("status", 503),
        Fault("cut"),
        Fault("truncated"),
    ]
)
# Five in a row is the most that six tries survive.
STRETCHES = st.lists(st.lists(FAULTS, max_size=5), max_size=8)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=30),
    stretches=STRETCHES,
    overlap=st.integers(0, 3),
)
def test_any_pages_and_faults_give_the_same_bytes(
    twenty, open_courier, sizes, stretches, overlap
):
    with TemporaryDirectory() as folder, open_courier() as (courier, _):
        twenty.page_sizes, twenty.overlap = iter([1000] * 4), 0
        expected = fetched_bytes(courier, Path(folder) / "a.gpkg")
        twenty.page_sizes = iter([*sizes, *[5] * 500])
        twenty.overlap = overlap
        twenty.faults.clear()
        for stretch in stretches:
            twenty.faults.extend([*stretch, None])

        found = fetched_bytes(courier, Path(folder) / "b.gpkg")

    twenty.faults.clear()
    assert found == expected


def fetched_bytes(courier, path):
    fetch_parcels(Errand(courier, "GM9901", BOX, path, 2026, lambda _: None))
    return path.read_bytes()


def test_kept_pages_are_not_asked_again(twenty, open_courier, tmp_path):
    twenty.page_sizes = iter([5] * 10)
    twenty.faults.extend([None, None, *[Fault("status", 500)] * 6])
    with open_courier() as (courier, _):
        with pytest.raises(GaveUp) as caught:
            walk(courier, tmp_path)
        twenty.asked.clear()

        found = walk(courier, tmp_path)

    assert caught.value.tries == 6
    assert ids(found) == [f"{number:04d}" for number in range(20)]
    assert [query.get("cursor") for _, query, _ in twenty.asked] == ["10", "15"]


def test_pages_of_another_day_are_thrown_away(twenty, open_courier, tmp_path):
    kept = KeptPages(tmp_path / "pages")
    with open_courier() as (courier, slept):
        walk(courier, tmp_path)
        slept.append(LONGEST_KEPT_S)
        twenty.asked.clear()

        walk(courier, tmp_path)

    assert len(twenty.asked) == 1
    assert len(list(kept.pages())) == 1


def test_a_page_that_was_damaged_on_disk_is_asked_again(twenty, open_courier, tmp_path):
    twenty.page_sizes = iter([10] * 9)
    with open_courier() as (courier, _):
        walk(courier, tmp_path)
        (tmp_path / "pages/00002.json").write_text('{"url": ')

        found = walk(courier, tmp_path)

    assert len(found.records) == 20
    assert found.n_twice == 0


def test_records_on_two_pages_are_counted_once(twenty, open_courier, tmp_path):
    twenty.page_sizes, twenty.overlap = iter([8] * 9), 2
    ticks = []

    with open_courier() as (courier, _):
        found = walk(courier, tmp_path, ticks)

    assert len(found.records) == sum(ticks) == 20
    assert found.n_twice == 4


def test_features_without_shape_or_id_are_counted(twenty, open_courier, tmp_path):
    key, shape, properties = parcel(30)
    twenty.collections[PATH] += [(key, None, properties), (None, shape, properties)]
    path = tmp_path / "x.gpkg"

    with open_courier() as (courier, _):
        errand = Errand(courier, "GM9901", BOX, path, 2026, lambda _: None)
        fetched = fetch_parcels(errand)

    assert fetched.left_out == {"without_geometry": 1, "without_id": 1}
    assert fetched.counts == {"brp_gewas": 21}


def test_degrees_become_metres_where_a_server_does_not_know_rd(
    twenty, open_courier, tmp_path
):
    import pyogrio

    twenty.knows_rd = False
    with open_courier() as (courier, _):
        fetched_bytes(courier, tmp_path / "x.gpkg")

    west, south, *_ = pyogrio.read_info(tmp_path / "x.gpkg", force_total_bounds=True)[
        "total_bounds"
    ]
    assert (west, south) == pytest.approx((200_000, 500_000), abs=0.01)


def test_a_server_that_counts_more_than_it_gives_is_not_trusted(
    registers, open_courier, tmp_path
):
    answer = {"features": [{"id": "1"}], "numberMatched": 3, "links": []}
    registers.files[f"{PATH}/items"] = json.dumps(answer).encode()

    with open_courier() as (courier, _), pytest.raises(RecordsMissing) as caught:
        walk(courier, tmp_path)

    assert (caught.value.expected, caught.value.found) == (3, 1)
    assert not (tmp_path / "pages").exists()


def test_links_that_never_end_are_found_out(twenty, open_courier, tmp_path):
    twenty.page_sizes = iter([5] * 99)
    twenty.next_link = URL

    with open_courier() as (courier, _), pytest.raises(EndlessPages):
        walk(courier, tmp_path)


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/items?cursor=5",
        "https://service.pdok.nl/items",
        "https://api.pdok.nl@elsewhere.example/items",
        "file:///etc/passwd",
    ],
)
def test_a_link_to_another_server_is_not_followed(twenty, open_courier, tmp_path, link):
    twenty.page_sizes = iter([5] * 9)
    twenty.next_link = link

    with open_courier() as (courier, _), pytest.raises(ForeignAddress):
        walk(courier, tmp_path)

    assert len(twenty.asked) == 1


def test_json_of_another_kind_is_told(registers, open_courier, tmp_path):
    registers.files[f"{PATH}/items"] = b'{"error": "onderhoud"}'

    with open_courier() as (courier, _), pytest.raises(WrongAnswer):
        walk(courier, tmp_path)
