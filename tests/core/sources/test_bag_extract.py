"""BAG 2.0 extracts: made small for each rule, and the real one of Weesp."""

import io
import math
import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samensterk.sources.bag_extract import FORMAT
from samensterk.sources.bag_light import FORMAT as BAG_LIGHT
from samensterk.sources.gml_shapes import outline_of, shapes_of, stroke
from samensterk.sources.reading import BrokenFile, UnknownFormat
from samensterk.sources.reasons import REASONS
from samensterk.sources.recognise import FORMATS, recognise

SHARED = Path(__file__).parents[3] / "../shared/data"
WEESP = SHARED / "weesp/BAGGEM0457L-15102021.zip"
WEESP_LIGHT = SHARED / "weesp/weesp_bag_light.gpkg"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")

DAY, DAY_IN_NAME = "2024-03-08", "08032024"
HOUSE, BARN = "9901100000000001", "9901100000000002"
HOME, DOOR, STREET, VILLAGE = (
    "9901010000000001",
    "9901200000000001",
    "9901300000000001",
    "9901",
)
SINCE = {"beginGeldigheid": "2011-01-01"}
XMLNS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "b": "http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601",
        "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
        "o": "www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601",
        "r": "www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601",
        "h": "www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601",
        "gml": "http://www.opengis.net/gml/3.2",
    }.items()
)
NOTE = (
    "<x:BAG-Extract-Levering xmlns:x='urn:x'><x:StandTechnischeDatum>"
    f"{DAY}</x:StandTechnischeDatum></x:BAG-Extract-Levering>"
)


def ring(points):
    return f"<gml:LinearRing><gml:posList>{points}</gml:posList></gml:LinearRing>"


def polygon(shell, *holes, n_axes=2):
    inside = "".join(f"<gml:interior>{ring(hole)}</gml:interior>" for hole in holes)
    return (
        f'<gml:Polygon srsDimension="{n_axes}"><gml:exterior>{ring(shell)}'
        f"</gml:exterior>{inside}</gml:Polygon>"
    )


def square(west, south, side_m=10):
    east, north = west + side_m, south + side_m
    corners = [(west, south), (east, south), (east, north), (west, north)]
    written = " ".join(f"{x} {y} 1.5" for x, y in [*corners, corners[0]])
    return polygon(written, n_axes=3)


def point(x_m, y_m):
    return (
        '<o:punt><gml:Point srsDimension="3">'
        f"<gml:pos>{x_m} {y_m} 0.0</gml:pos></gml:Point></o:punt>"
    )


def occurrence(number=1, in_lv=(), **leaves):
    written = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in leaves.items())
    marks = "".join(f"<h:{name}>2020-01-01T00:00:00.000</h:{name}>" for name in in_lv)
    return (
        "<o:voorkomen><h:Voorkomen>"
        f"<h:voorkomenidentificatie>{number}</h:voorkomenidentificatie>{written}"
        f"<h:BeschikbaarLV>{marks}</h:BeschikbaarLV></h:Voorkomen></o:voorkomen>"
    )


def thing(tag, number, *content, when=None):
    when = occurrence(**SINCE) if when is None else when
    return (
        f"<o:{tag}><o:identificatie>{number}</o:identificatie>"
        f"{''.join(content)}{when}</o:{tag}>"
    )


def pand(number=HOUSE, year=1934, status="Pand in gebruik", shape=None, when=None):
    shape = square(100, 100) if shape is None else shape
    return thing(
        "Pand",
        number,
        f"<o:geometrie>{shape}</o:geometrie>",
        f"<o:oorspronkelijkBouwjaar>{year}</o:oorspronkelijkBouwjaar>",
        f"<o:status>{status}</o:status>",
        when=when,
    )


def unit(
    number=HOME,
    door=DOOR,
    buildings=(HOUSE,),
    uses=("woonfunctie",),
    area_m2=85,
    shape=None,
    status="Verblijfsobject in gebruik",
):
    inside = "".join(f"<r:PandRef>{one}</r:PandRef>" for one in buildings)
    return thing(
        "Verblijfsobject",
        number,
        main_address(door),
        f"<o:geometrie>{point(105, 105) if shape is None else shape}</o:geometrie>",
        "".join(f"<o:gebruiksdoel>{use}</o:gebruiksdoel>" for use in uses),
        f"<o:oppervlakte>{area_m2}</o:oppervlakte><o:status>{status}</o:status>",
        f"<o:maaktDeelUitVan>{inside}</o:maaktDeelUitVan>",
    )


def main_address(door):
    return (
        "<o:heeftAlsHoofdadres><r:NummeraanduidingRef>"
        f"{door}</r:NummeraanduidingRef></o:heeftAlsHoofdadres>"
    )


def stand(tag, number, door):
    return thing(
        tag,
        number,
        main_address(door),
        f"<o:status>Plaats aangewezen</o:status>"
        f"<o:geometrie>{square(200, 200)}</o:geometrie>",
    )


def designation(number=DOOR, street=STREET, more=""):
    return thing(
        "Nummeraanduiding",
        number,
        "<o:huisnummer>12</o:huisnummer><o:huisletter>A</o:huisletter>",
        "<o:huisnummertoevoeging>2</o:huisnummertoevoeging>",
        "<o:postcode>9999ZZ</o:postcode>",
        f"<o:ligtAan><r:OpenbareRuimteRef>{street}</r:OpenbareRuimteRef></o:ligtAan>",
        more,
    )


def lies_in(place):
    return f"<o:ligtIn><r:WoonplaatsRef>{place}</r:WoonplaatsRef></o:ligtIn>"


def street(number=STREET, place=VILLAGE, name="Verlaat", when=None):
    content = f"<o:naam>{name}</o:naam>{lies_in(place)}"
    return thing("OpenbareRuimte", number, content, when=when)


def place(number=VILLAGE, name="Noorderdorp", status="aangewezen", shape=None):
    shape = polygon("0 0 900 0 900 900 0 900 0 0") if shape is None else shape
    return thing(
        "Woonplaats",
        number,
        f"<o:naam>{name}</o:naam><o:status>Woonplaats {status}</o:status>",
        f"<o:geometrie><o:vlak>{shape}</o:vlak></o:geometrie>",
    )


def xml_of(things):
    inside = "".join(
        f"<sl:stand><b:bagObject>{one}</b:bagObject></sl:stand>" for one in things
    )
    return (
        f"<b:bagStand {XMLNS}><sl:standBestand>{inside}</sl:standBestand></b:bagStand>"
    )


def zipped(members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


@dataclass
class Made:
    """An extract with one house, one home and its address, to change and to write."""

    parts: dict = field(
        default_factory=lambda: {
            "PND": [[pand()]],
            "VBO": [[unit()]],
            "NUM": [[designation()]],
            "OPR": [[street()]],
            "WPL": [[place()]],
            "LIG": [[]],
            "STA": [[]],
        }
    )

    def zips(self, code):
        return {
            f"{code}{part}{DAY_IN_NAME}.zip": zipped(
                {
                    f"{code}{part}{DAY_IN_NAME}-{number:06d}.xml": xml_of(things)
                    for number, things in enumerate(files, 1)
                }
            )
            for part, files in self.parts.items()
        }

    def municipality(self, path):
        inner = zipped({**self.zips("9901"), "9901Inactief08032024.zip": b""})
        outer = {
            "Leveringsdocument-BAG-Extract.xml": NOTE,
            f"9901GEM{DAY_IN_NAME}.zip": inner,
            f"GEM-WPL-RELATIE-{DAY_IN_NAME}.zip": b"",
        }
        path.write_bytes(zipped(outer))
        return path

    def national(self, path):
        path.write_bytes(
            zipped({"Leveringsdocument-BAG-Extract.xml": NOTE, **self.zips("9999")})
        )
        return path


@pytest.fixture
def made():
    return Made()


@pytest.fixture
def extract(tmp_path):
    return tmp_path / "a name that says nothing.bin"


def read(path, box=None):
    return FORMAT.read(path, box, lambda _: None)


def rows(reading, table):
    return reading.tables[table].to_pylist()


def reasons(reading):
    return {problem.reason: problem.count for problem in reading.problems}


def test_a_house_gets_its_year_place_and_two_dimensions(made, extract):
    reading = read(made.municipality(extract))

    (house,) = rows(reading, "buildings")
    assert shapely.from_wkb(house.pop("geometry")).equals(
        shapely.box(100, 100, 110, 110)
    )
    assert house == {
        "building_id": HOUSE,
        "bag_id": HOUSE,
        "built_year": 1934,
        "status": "in_use",
        "footprint_m2": 100.0,
        "x_m": 105.0,
        "y_m": 105.0,
    }
    assert reading.problems == ()


def test_a_home_gets_its_address_from_number_street_and_place(made, extract):
    (home,) = rows(read(made.municipality(extract)), "addresses")

    assert home == {
        "address_id": HOME,
        "object_kind": "unit",
        "designation_id": DOOR,
        "building_ids": [HOUSE],
        "uses": ["residential"],
        "floor_area_m2": 85,
        "status": "in_use",
        "street": "Verlaat",
        "house_number": 12,
        "house_letter": "A",
        "house_suffix": "2",
        "postcode": "9999ZZ",
        "place": "Noorderdorp",
        "x_m": 105.0,
        "y_m": 105.0,
    }


def test_the_country_reads_as_a_municipality_does(made, tmp_path):
    one = read(made.municipality(tmp_path / "one"))
    country = read(made.national(tmp_path / "country"))

    assert one.tables == country.tables
    assert one.covers == country.covers


def test_all_files_of_a_part_are_read_and_counted(made, extract):
    made.parts["PND"] = [[pand()], [pand(BARN)], []]
    ticks = []

    FORMAT.read(made.national(extract), None, ticks.append)

    assert sum(ticks) == 2 + 4  # two buildings, and one of four other kinds


@pytest.mark.parametrize(
    ("when", "is_valid"),
    [
        (occurrence(**SINCE), True),
        (occurrence(beginGeldigheid=DAY), True),
        (occurrence(beginGeldigheid="2024-03-09"), False),
        (occurrence(**SINCE, eindGeldigheid="2024-03-09"), True),
        (occurrence(**SINCE, eindGeldigheid=DAY), False),
        (occurrence(**SINCE, eindGeldigheid="2019-05-01"), False),
        (occurrence(**SINCE, eindRegistratie="2019-05-01T10:00:00.000"), False),
        (occurrence(**SINCE, tijdstipInactief="2019-05-01T10:00:00.000"), False),
        (occurrence(**SINCE, in_lv=["tijdstipInactiefLV"]), False),
        (occurrence(**SINCE, in_lv=["tijdstipNietBagLV"]), False),
        (occurrence(**SINCE, in_lv=["tijdstipRegistratieLV"]), True),
    ],
)
def test_only_what_is_valid_on_the_day_of_the_extract_counts(
    made, extract, when, is_valid
):
    made.parts["PND"] = [[pand(BARN), pand(when=when)]]

    ids = read(made.national(extract)).tables["buildings"]["bag_id"].to_pylist()

    assert ids == ([BARN, HOUSE] if is_valid else [BARN])


def test_of_two_valid_occurrences_the_newest_counts(made, extract):
    first = pand(year=1900, when=occurrence(9, **SINCE))
    second = pand(year=1950, when=occurrence(10, **SINCE))
    made.parts["PND"] = [[second], [pand(BARN), first]]

    reading = read(made.national(extract))

    years = {row["bag_id"]: row["built_year"] for row in rows(reading, "buildings")}
    assert years == {HOUSE: 1950, BARN: 1934}
    assert reasons(reading) == {"bag.valid_twice": 1}


def test_demolished_and_withdrawn_objects_are_counted_and_left_out(made, extract):
    made.parts["PND"] = [[pand(), pand(BARN, status="Pand gesloopt")]]
    gone = unit("9901010000000002", status="Verblijfsobject ingetrokken")
    made.parts["VBO"] = [[unit(), gone]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"].num_rows == 1
    assert reading.tables["addresses"].num_rows == 1
    assert reasons(reading) == {"address.other_status": 1, "building.other_status": 1}
    assert all(problem.is_dropped for problem in reading.problems)


def test_every_status_that_bag_light_keeps_is_kept(made, extract):
    kept = ["Pand in gebruik (niet ingemeten)", "Bouwvergunning verleend"]
    made.parts["PND"] = [[pand(status=kept[0]), pand(BARN, status=kept[1])]]

    found = read(made.national(extract)).tables["buildings"]["status"].to_pylist()

    assert found == ["in_use_not_measured", "permitted"]


@pytest.mark.parametrize("year", [9999, 1001, "", "onbekend", 10**12])
def test_a_year_that_stands_for_unknown_becomes_empty(made, extract, year):
    made.parts["PND"] = [[pand(year=year)]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"]["built_year"].to_pylist() == [None]
    assert reasons(reading) == {"building.no_year": 1}


@pytest.mark.parametrize(
    "shape",
    [
        "",
        polygon("0 0 1 1"),
        polygon("0 0 1 1 0 0"),
        polygon("0 0 1 x 1 1 0 0"),
        polygon("0 0 1 nan 1 1 0 0"),
        polygon("0 0 1 0 1 1 0"),
        polygon("0 0 9 0 9 9 0 9 0 0", "1 1 2 2"),
        polygon(""),
        "<gml:Polygon/><gml:Polygon><gml:exterior/></gml:Polygon>",
    ],
)
def test_a_building_without_a_usable_outline_is_counted_and_left_out(
    made, extract, shape
):
    made.parts["PND"] = [[pand(shape=shape), pand(BARN)]]

    reading = read(made.national(extract))

    assert reading.tables["buildings"]["bag_id"].to_pylist() == [BARN]
    (problem,) = reading.problems
    assert (problem.reason, problem.example) == ("building.no_shape", HOUSE)


def test_an_outline_that_crosses_itself_is_repaired_and_counted(made, extract):
    made.parts["PND"] = [[pand(shape=polygon("0 0 10 10 10 0 0 10 0 0"))]]

    reading = read(made.national(extract))

    (house,) = rows(reading, "buildings")
    assert shapely.from_wkb(house["geometry"]).is_valid
    assert house["footprint_m2"] == pytest.approx(50)
    assert reasons(reading) == {"building.invalid_shape": 1}


def test_a_courtyard_is_not_footprint(made, extract):
    shape = polygon("0 0 10 0 10 10 0 10 0 0", "2 2 2 4 4 4 4 2 2 2")
    made.parts["PND"] = [[pand(shape=shape)]]

    (house,) = rows(read(made.national(extract)), "buildings")

    assert house["footprint_m2"] == 96


def test_a_unit_drawn_as_an_area_lies_in_its_middle(made, extract):
    made.parts["VBO"] = [[unit(shape=f"<o:vlak>{square(300, 300)}</o:vlak>")]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert (home["x_m"], home["y_m"]) == (305, 305)


def test_moorings_and_pitches_are_addresses(made, extract):
    made.parts["LIG"] = [[stand("Ligplaats", "9901020000000001", DOOR)]]
    made.parts["STA"] = [[stand("Standplaats", "9901030000000001", DOOR)]]

    addresses = rows(read(made.national(extract)), "addresses")

    assert [row["object_kind"] for row in addresses] == ["unit", "mooring", "pitch"]
    assert {row["street"] for row in addresses} == {"Verlaat"}
    assert addresses[1]["building_ids"] == []
    assert addresses[1]["uses"] is None


def test_an_extract_without_moorings_and_pitches_is_whole(made, extract):
    del made.parts["LIG"], made.parts["STA"]

    assert read(made.national(extract)).tables["addresses"].num_rows == 1


def test_a_unit_keeps_all_its_buildings_and_uses(made, extract):
    made.parts["VBO"] = [
        [unit(buildings=(BARN, HOUSE), uses=("woonfunctie", "industriefunctie"))]
    ]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["building_ids"] == [HOUSE, BARN]
    assert home["uses"] == ["industrial", "residential"]


def test_a_floor_area_that_stands_for_unknown_becomes_empty(made, extract):
    made.parts["VBO"] = [[unit(area_m2=999_999)]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["floor_area_m2"] is None


def test_a_number_may_lie_in_another_place_than_its_street(made, extract):
    made.parts["NUM"] = [[designation(more=lies_in("9902"))]]
    made.parts["WPL"] = [[place(), place("9902", "Zuiderdorp")]]

    (home,) = rows(read(made.national(extract)), "addresses")

    assert home["place"] == "Zuiderdorp"


@pytest.mark.parametrize(
    ("part", "things", "reason", "left"),
    [
        ("NUM", [], "address.no_designation", []),
        ("OPR", [], "address.no_street", ["house_number"]),
        ("OPR", [street(place="1")], "address.no_place", ["house_number", "street"]),
        (
            "OPR",
            [street(when=occurrence(**SINCE, eindGeldigheid="2020-01-01"))],
            "address.no_street",
            ["house_number"],
        ),
    ],
)
def test_an_address_with_a_broken_reference_stays_and_is_counted(
    made, extract, part, things, reason, left
):
    made.parts[part] = [things]

    reading = read(made.national(extract))

    (home,) = rows(reading, "addresses")
    wanted = ("house_number", "street", "place")
    assert [name for name in wanted if home[name] is not None] == left
    assert reasons(reading) == {reason: 1}
    assert not reading.problems[0].is_dropped


def test_a_unit_without_a_point_is_counted_and_left_out(made, extract):
    made.parts["VBO"] = [[unit(shape="<o:punt/>")]]

    reading = read(made.national(extract))

    assert reading.tables["addresses"].num_rows == 0
    assert reasons(reading) == {"address.no_shape": 1}


def test_a_place_of_two_parts_is_a_district_and_what_the_file_covers(made, extract):
    members = "".join(
        f"<gml:surfaceMember>{polygon(points)}</gml:surfaceMember>"
        for points in ("0 0 9 0 9 9 0 9 0 0", "20 0 29 0 29 9 20 9 20 0")
    )
    shape = f'<gml:MultiSurface srsDimension="2">{members}</gml:MultiSurface>'
    made.parts["WPL"] = [[place(shape=shape), place("9902", status="ingetrokken")]]

    reading = read(made.national(extract))

    (district,) = rows(reading, "districts")
    assert (district["code"], district["name"]) == (VILLAGE, "Noorderdorp")
    assert district["level"] == "place"
    assert shapely.from_wkb(district["geometry"]).area == 162
    assert shapely.from_wkb(reading.covers).area == 162


def test_only_what_touches_the_box_is_read(made, extract):
    far = pand(BARN, shape=square(500, 500))
    made.parts["PND"] = [[pand(), far]]
    elsewhere = unit("9901010000000002", shape=point(505, 505))
    made.parts["VBO"] = [[unit(), elsewhere]]
    far_place = place("9902", shape=polygon("1000 0 1900 0 1900 900 1000 0"))
    made.parts["WPL"] = [[place(), far_place]]

    reading = read(made.national(extract), (110, 90, 130, 105))

    assert reading.tables["buildings"]["bag_id"].to_pylist() == [HOUSE]
    assert reading.tables["addresses"].num_rows == 0
    assert reading.tables["districts"]["code"].to_pylist() == [VILLAGE]


def test_a_box_without_anything_gives_empty_tables(made, extract):
    reading = read(made.national(extract), (5_000, 5_000, 6_000, 6_000))

    assert [table.num_rows for table in reading.tables.values()] == [0, 0, 0]
    assert reading.covers is None


@given(st.randoms(use_true_random=False))
def test_the_order_of_objects_does_not_matter(tmp_path_factory, chance: random.Random):
    panden = [
        pand(f"990110000000{n:04d}", when=occurrence(v, **SINCE), year=1900 + v)
        for n in range(4)
        for v in (1, 2)
    ]
    path = tmp_path_factory.mktemp("order") / "extract"
    shuffled = Made()
    chance.shuffle(panden)
    shuffled.parts["PND"] = [panden[:3], panden[3:]]

    found = read(shuffled.national(path)).tables["buildings"].to_pylist()

    years = sorted((row["bag_id"], row["built_year"]) for row in found)
    assert years == [(f"990110000000{n:04d}", 1902) for n in range(4)]


def test_it_says_what_it_is_without_reading_the_buildings(made, extract):
    file = FORMAT.describe(made.municipality(extract))

    assert (file.date, file.crs, file.format) == (DAY, "EPSG:28992", "bag_extract")
    assert file.counts["PND-bestanden"] == 1
    assert file.extent_m == (0, 0, 900, 900)
    assert file.provides == {"buildings", "addresses", "districts"}


def test_without_a_delivery_note_the_names_of_the_parts_give_the_day(made, extract):
    extract.write_bytes(zipped(made.zips("9901")))

    assert FORMAT.describe(extract).date == DAY


def test_an_extract_is_recognised_by_its_parts_not_by_its_name(made, extract):
    assert recognise(made.municipality(extract)) is FORMAT
    assert recognise(made.national(extract)) is FORMAT


def test_a_zip_of_another_kind_is_not_recognised(extract):
    extract.write_bytes(zipped({"wegen.shp": b"", "lees mij.txt": b"PND"}))

    assert not FORMAT.recognises(extract)
    with pytest.raises(UnknownFormat):
        recognise(extract)


def test_a_zip_that_breaks_off_is_recognised_and_called_broken(made, extract):
    whole = made.municipality(extract).read_bytes()
    extract.write_bytes(whole[: len(whole) // 2])

    assert recognise(extract) is FORMAT
    with pytest.raises(BrokenFile, match="breekt af"):
        FORMAT.describe(extract)
    with pytest.raises(BrokenFile, match="breekt af"):
        read(extract)


@pytest.mark.parametrize("part", ["PND", "VBO", "NUM", "OPR", "WPL"])
def test_a_missing_part_is_named(made, extract, part):
    del made.parts[part]

    with pytest.raises(BrokenFile, match=f"zonder {part}"):
        read(made.municipality(extract))


@pytest.mark.parametrize(
    "content",
    [
        b"no zip at all",
        zipped({"a.xml": xml_of([pand()])[:-300]}),
        zipped({"a.xml": b""}),
        zipped({"a.xml": xml_of(["<o:Pand></o:Pand>"])}),
        zipped({"a.xml": xml_of([thing("Pand", "")])}),
        zipped({"a.xml": xml_of([pand()])})[:-30],
    ],
    ids=["no zip", "xml breaks off", "no xml", "no object", "no id", "zip breaks off"],
)
def test_a_broken_part_is_named(made, extract, content):
    parts = made.zips("9999") | {f"9999PND{DAY_IN_NAME}.zip": content}
    extract.write_bytes(zipped(parts))

    with pytest.raises(BrokenFile, match="onderdeel PND"):
        read(extract)


@pytest.mark.parametrize("files", [[], [[]]], ids=["no files", "no objects"])
def test_an_extract_without_any_building_is_broken(made, extract, files):
    made.parts["PND"] = files

    with pytest.raises(BrokenFile, match="geen enkel pand"):
        read(made.national(extract))


def test_damage_inside_the_zip_is_noticed(made, extract):
    made.parts["PND"] = [[pand(f"990110000000{n:04d}") for n in range(500)]]
    damaged = bytearray(made.zips("9999")[f"9999PND{DAY_IN_NAME}.zip"])
    damaged[200:240] = bytes(40)
    parts = made.zips("9999") | {f"9999PND{DAY_IN_NAME}.zip": bytes(damaged)}
    extract.write_bytes(zipped(parts))

    with pytest.raises(BrokenFile, match="onderdeel PND"):
        read(extract)


def test_two_extracts_in_one_zip_are_refused(made, extract):
    extract.write_bytes(zipped(made.zips("9901") | made.zips("9902")))

    with pytest.raises(BrokenFile, match="meer dan een keer"):
        read(extract)


def test_an_extract_without_a_day_is_refused(made, extract):
    parts = {
        name.replace(DAY_IN_NAME, "99999999"): content
        for name, content in made.zips("9999").items()
    }
    extract.write_bytes(zipped(parts))

    with pytest.raises(BrokenFile, match="van welke dag"):
        read(extract)


def test_an_entity_does_not_open_a_file(made, extract, tmp_path):
    (tmp_path / "secret").write_text("1999")
    house = pand(year="&secret;")
    document = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{tmp_path}/secret">]>'
    content = zipped({"a.xml": document + xml_of([house])})
    parts = made.zips("9999") | {f"9999PND{DAY_IN_NAME}.zip": content}
    extract.write_bytes(zipped(parts))

    (found,) = rows(read(extract), "buildings")

    assert found["built_year"] is None


def geometry(inside):
    return etree.fromstring(f"<o:geometrie {XMLNS}>{inside}</o:geometrie>")


def curved(*segments):
    inside = "".join(
        f"<gml:{name}><gml:posList>{points}</gml:posList></gml:{name}>"
        for name, points in segments
    )
    return geometry(
        '<gml:Polygon srsDimension="2"><gml:exterior><gml:Ring><gml:curveMember>'
        f"<gml:Curve><gml:segments>{inside}</gml:segments></gml:Curve>"
        "</gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>"
    )


def test_half_a_round_barn_is_stroked():
    outline = outline_of(
        curved(("Arc", "0 0 10 10 20 0"), ("LineStringSegment", "20 0 0 0"))
    )

    (shape,) = shapes_of([outline])
    assert shape.is_valid
    assert shape.area == pytest.approx(math.pi * 100 / 2, rel=2e-3)


@pytest.mark.parametrize("points", ["0 0 10 10 20 0", "20 0 10 10 0 0", "0 0 20 0 0 1"])
def test_a_silo_drawn_as_a_circle_is_stroked(points):
    through = np.array(points.split(), float).reshape(3, 2)

    (shape,) = shapes_of([outline_of(curved(("Circle", points)))])

    circle = shapely.minimum_bounding_radius(shapely.MultiPoint(through))
    assert shape.is_valid
    assert shape.area == pytest.approx(math.pi * circle**2, rel=2e-3)


def test_an_arc_without_points_on_it_is_no_outline():
    assert outline_of(curved(("ArcByCenterPoint", "0 0"))) is None
    assert outline_of(curved(("Arc", "0 0 1 1"))) is None


def test_an_arc_through_points_in_line_is_a_line():
    points = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])

    assert stroke(points).tolist() == points.tolist()


@given(
    st.floats(-math.pi, math.pi),
    st.floats(0.2, 6.0),
    st.sampled_from([-1, 1]),
    st.floats(1.0, 500.0),
)
def test_stroked_points_stay_on_the_circle(start, sweep, turn, radius_m):
    angles = start + turn * sweep * np.array([0.0, 0.4, 1.0])
    centre = np.array([150_000.0, 450_000.0])
    points = centre + radius_m * np.column_stack([np.cos(angles), np.sin(angles)])

    walk = stroke(points)

    assert np.allclose(np.hypot(*(walk - centre).T), radius_m, atol=1e-3)
    assert walk[0].tolist() == points[0].tolist()
    assert walk[-1].tolist() == points[-1].tolist()
    length_m = np.hypot(*np.diff(walk, axis=0).T).sum()
    assert length_m == pytest.approx(radius_m * sweep, rel=1e-3)


@real
def test_weesp_gives_the_same_tables_as_its_bag_light_file():
    extract, light = read(WEESP), BAG_LIGHT.read(WEESP_LIGHT, None, lambda _: None)

    assert extract.tables["buildings"].num_rows == 12_227
    assert extract.tables["addresses"].num_rows == 11_858 + 167 + 5
    for name, table in light.tables.items():
        assert extract.tables[name].to_pylist() == table.to_pylist(), name
    assert extract.covers == light.covers


@real
def test_what_weesp_holds_beyond_bag_light_is_counted():
    reading = read(WEESP)

    # objects in the extract less those that bag-light keeps
    assert reasons(reading) == {
        "building.other_status": 12_899 - 12_227,
        "address.other_status": 12_509 + 167 + 13 - (11_858 + 167 + 5),
    }
    assert set(reasons(reading)) <= set(REASONS)


@real
@pytest.mark.parametrize(
    "box",
    [
        (131_000.0, 478_000.0, 132_000.0, 479_000.0),
        (132_743.9, 481_000.0, 134_000.0, 481_800.107),
    ],
)
def test_a_box_of_weesp_gives_the_same_tables_as_its_bag_light_file(box):
    extract, light = read(WEESP, box), BAG_LIGHT.read(WEESP_LIGHT, box, lambda _: None)

    assert extract.tables["buildings"].num_rows > 0
    for name, table in light.tables.items():
        key = table.column_names[0]
        ours = extract.tables[name].sort_by(key).to_pylist()
        assert ours == table.sort_by(key).to_pylist(), name


@real
def test_weesp_says_its_day_and_where_it_is():
    file = FORMAT.describe(WEESP)

    assert file.date == "2021-10-15"
    assert file.counts["PND-bestanden"] == 3
    assert np.allclose(
        file.extent_m, (129_783.5, 476_708.6, 135_932.9, 482_611.4), atol=0.1
    )


@real
def test_weesp_is_recognised_by_one_format_only():
    assert [known.name for known in FORMATS if known.recognises(WEESP)] == [
        "bag_extract"
    ]
