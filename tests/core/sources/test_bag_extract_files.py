"""BAG 2.0 extracts as files: recognised, described, and refused when broken."""

import pytest
from core.sources.made_extract import (
    DAY,
    DAY_IN_NAME,
    pand,
    read,
    rows,
    thing,
    xml_of,
    zipped,
)

from samensterk.sources.bag_extract import FORMAT
from samensterk.sources.reading import BrokenFile, UnknownFormat
from samensterk.sources.recognise import recognise


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
