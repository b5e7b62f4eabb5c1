"""What the map asks for: tiles, outlines, addresses, and yards for who may see them."""

import gzip
import json

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.urls import reverse
from web.members import make_member, make_place, make_scan, make_yards, sign_in
from web.scanned import make_described_scan

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.web.areas.atlas.outlines import WIDEST_M, WrongBox, read_box
from samensterk.web.areas.scans.folders import ADDRESSES, MAP, folder_of
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db
ROWS = [
    ("Langewijk", 1, None, None, "9913AA", "Oosterlage"),
    ("Langewijk", 17, "a", None, "9913AA", "Oosterlage"),
    ("Langewijk", 170, None, "bis", "9913AB", "Oosterlage"),
    ("Kerkweg", 17, None, None, "9914BC", "Westerlage"),
]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def scan(place, media, tmp_path):
    found = make_described_scan(place)
    found.folder = "een"
    found.save()
    folder = tmp_path / "scan-folders" / "een"
    folder.mkdir(parents=True)
    (folder / MAP).write_bytes(b"PMTiles" + bytes(1000))
    columns = list(zip(*ROWS, strict=True))
    names = (
        "street",
        "house_number",
        "house_letter",
        "house_suffix",
        "postcode",
        "place",
    )
    kinds = (
        pa.string(),
        pa.int32(),
        pa.string(),
        pa.string(),
        pa.string(),
        pa.string(),
    )
    table = {n: pa.array(c, k) for n, c, k in zip(names, columns, kinds, strict=True)}
    table |= {"x_m": pa.array([233_000.0] * 4), "y_m": pa.array([570_000.0] * 4)}
    table["address_id"] = pa.array([f"990120000000000{n}" for n in range(4)])
    pq.write_table(pa.table(table), folder / ADDRESSES)
    return found


@pytest.fixture
def reader(client, place):
    return sign_in(client, make_member(Role.COORDINATOR, place).user)


def url(name, scan, **query):
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    found = reverse(f"areas:{name}", args=[scan.municipality.slug, scan.pk])
    return f"{found}?{asked}" if asked else found


def test_a_part_of_the_tiles_is_given_and_kept_by_the_browser_alone(reader, scan):
    answer = reader.get(url("map_tiles", scan), headers={"range": "bytes=0-6"})

    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == b"PMTiles"
    assert answer.headers["Cache-Control"].startswith("private")
    assert reader.head(url("map_tiles", scan)).status_code == 200


def test_without_a_base_map_there_are_no_tiles_and_the_page_says_so(
    reader, place, media
):
    bare = make_described_scan(place)

    assert reader.get(url("map_tiles", bare)).status_code == 404
    page = reader.get(url("map", bare)).content.decode()
    assert "data-tiles" not in page
    assert reader.get(url("map", bare)).context["has_map"] is False


def test_outlines_hold_names_and_figures_and_nothing_else(reader, scan):
    told = json.loads(reader.get(url("map_areas", scan, laag="cell")).content)

    assert len(told["features"]) == 3
    for one in told["features"]:
        assert set(one) == {"type", "id", "geometry", "properties"}
        properties = {"level", "name", "n_members", "middle", "values"}
        assert set(one["properties"]) == properties
        assert one["properties"]["level"] == "cell"
        lon, lat = one["properties"]["middle"]
        assert 3 < lon < 8
        assert 50 < lat < 54


def test_outlines_are_packed_and_not_sent_twice(reader, scan):
    asked = url("map_areas", scan, laag="cell")
    packed = reader.get(asked, headers={"accept-encoding": "gzip"})
    etag = packed.headers["ETag"]

    assert json.loads(gzip.decompress(packed.content))["features"]
    assert reader.get(asked, headers={"if-none-match": etag}).status_code == 304


def test_who_has_a_tag_of_elsewhere_still_finds_nothing(reader, scan):
    elsewhere = make_described_scan(make_place("Zuiderveen", "GM9902"))
    asked = reverse("areas:map_areas", args=[scan.municipality.slug, elsewhere.pk])

    assert reader.get(asked, headers={"if-none-match": "*"}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("langewijk 17", ["Langewijk 17a, 9913 AA Oosterlage"]),
        ("17 kerkweg", ["Kerkweg 17, 9914 BC Westerlage"]),
        ("9914 bc", ["Kerkweg 17, 9914 BC Westerlage"]),
        ("Langewijk 170", ["Langewijk 170-bis, 9913 AB Oosterlage"]),
        ("langewijk 17a oosterlage", ["Langewijk 17a, 9913 AA Oosterlage"]),
        ("oosterlage", [f"Langewijk {one}" for one in ("1,", "17a,", "170-bis,")]),
        ("nergens", []),
        ("k", []),
        ("", []),
        ("%_'\"\\", []),
        ("9" * 90, []),
    ],
)
def test_an_address_is_found_as_people_type_it(reader, scan, asked, found):
    answer = reader.get(url("map_search", scan), {"q": asked})

    texts = [text for text, _lon, _lat in answer.context["addresses"]]
    assert len(texts) == len(found)
    assert all(text.startswith(one) for text, one in zip(texts, found, strict=True))


def test_a_search_works_as_a_page_and_as_a_part(reader, scan):
    asked = url("map_search", scan, q="kerkweg")

    assert "<h1" in reader.get(asked).content.decode()
    part = reader.get(asked, headers={"hx-request": "true"}).content.decode()
    assert "<h1" not in part
    assert "Kerkweg 17" in part
    assert "plek=6." in part


def test_a_search_reads_no_yard(reader, scan, place):
    make_yards(place, 3)
    before = LogEntry.objects.count()

    reader.get(url("map_search", scan, q="langewijk"))

    assert LogEntry.objects.count() == before


def test_the_legend_is_written_by_the_server_with_what_the_map_must_paint(reader, scan):
    for number, area in enumerate(scan.areas.filter(level="cell")):
        area.values = {"yards_farm": 4.0 + number if number else None}
        area.save()

    part = reader.get(
        url("map", scan, laag="cell", cijfer="yards_farm"),
        headers={"hx-request": "true"},
    )

    lines = part.context["legend"].lines
    assert [(one.text, one.paints_from) for one in lines] == [
        ("5", "4.5"),
        ("6", "5.5"),
    ]
    assert part.context["legend"].n_without == 1
    assert 'data-from="4.5"' in part.content.decode()


def test_only_the_map_may_start_a_worker_and_it_asks_nobody_else(
    reader, scan, settings
):
    policy = reader.get(url("map", scan)).headers["Content-Security-Policy"]

    assert "worker-src 'self'" in policy
    assert "http" not in policy
    others = reader.get(url("area_table", scan)).headers["Content-Security-Policy"]
    assert "worker-src" not in others
    settings.PDOK = True
    with_pdok = reader.get(url("map", scan)).headers["Content-Security-Policy"]
    assert "connect-src 'self' https://service.pdok.nl;" in with_pdok
    elsewhere = reader.get(url("area_table", scan)).headers["Content-Security-Policy"]
    assert "pdok" not in elsewhere


def test_pdok_is_offered_only_where_it_was_chosen_and_says_what_it_asks(
    reader, scan, settings
):
    assert "service.pdok.nl" not in reader.get(url("map", scan)).content.decode()
    settings.PDOK = True
    assert "service.pdok.nl" in reader.get(url("map", scan)).content.decode()


# Yards on the map.


def box_around(x_m, y_m, side_m):
    corners = np.array([[x_m, y_m], [x_m + side_m, y_m + side_m]])
    return ",".join(f"{one:.6f}" for one in lon_lat_from_rd(corners).ravel())


def yards_url(place):
    return reverse("areas:map_yards", args=[place.slug])


def test_yards_in_a_box_are_points_with_an_address(reader, place):
    make_yards(place, 3)

    told = reader.get(yards_url(place), {"vak": box_around(248_900, 569_900, 2000)})

    features = json.loads(told.content)["features"]
    assert len(features) == 3
    for one in features:
        assert set(one) == {"type", "id", "geometry", "properties"}
        assert set(one["properties"]) == {"address"}
    elsewhere = {"vak": box_around(200_000, 500_000, 2000)}
    assert json.loads(reader.get(yards_url(place), elsewhere).content)["features"] == []


def test_each_yard_on_the_map_is_written_in_the_log(reader, place):
    make_yards(place, 3)
    before = LogEntry.objects.count()

    reader.get(yards_url(place), {"vak": box_around(248_900, 569_900, 2000)})

    (line,) = LogEntry.objects.order_by("-pk")[: LogEntry.objects.count() - before]
    assert line.door == "areas:map_yards"


@pytest.mark.parametrize(
    "asked",
    [
        "x",
        "6,53",
        "6,53,7,54",
        "6.6,53.1,6.6,53.1",
        "6.61,53.1,6.6,53.2",
        "nan,53,6.01,53.01",
        "inf,53,6.01,53.01",
        "1e400,53,6.01,53.01",
        "6,53,6.01,53.01,9",
    ],
)
def test_no_box_or_too_large_a_box_is_refused_in_words(reader, place, asked):
    answer = reader.get(yards_url(place), {"vak": asked})

    assert answer.status_code == 400
    assert "kilo" in json.loads(answer.content)["detail"]


def test_a_box_may_be_as_wide_as_a_screen_and_no_wider():
    near = read_box(box_around(233_000, 570_000, WIDEST_M - 200))

    assert near.east_m - near.west_m <= WIDEST_M
    with pytest.raises(WrongBox):
        read_box(box_around(233_000, 570_000, WIDEST_M + 200))


@pytest.mark.parametrize("role", [Role.RIEC_ANALYST, Role.FIELD_TEAM])
def test_who_sees_areas_only_gets_no_yard_and_no_way_to_them(client, place, role):
    scan = make_described_scan(place)
    make_yards(place, 3)
    sign_in(client, make_member(role, place).user)

    assert client.get(yards_url(place)).status_code == 404
    page = client.get(url("map", scan)).content.decode()
    assert "erven.json" not in page
    assert "erven-tonen" not in page


def test_yards_cost_as_many_queries_for_twenty_as_for_one(
    reader, place, django_assert_num_queries
):
    scan = make_scan(place)
    asked = {"vak": box_around(248_900, 569_900, 2000)}
    make_yards(place, 1, scan)
    reader.get(yards_url(place), asked)
    with django_assert_num_queries(40, exact=False) as first:
        reader.get(yards_url(place), asked)
    place.yards.all().delete()
    make_yards(place, 20, scan)

    with django_assert_num_queries(len(first)):
        reader.get(yards_url(place), asked)


def test_the_map_files_are_not_where_anybody_can_reach_them(reader, scan, settings):
    assert folder_of(scan).is_relative_to(settings.MEDIA_ROOT)
    assert not str(settings.MEDIA_ROOT).startswith(str(settings.STATIC_ROOT))
