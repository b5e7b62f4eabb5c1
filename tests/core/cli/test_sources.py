"""`samensterk sources`: what a file is, or one clear line."""

import json

import pytest

from samensterk.cli.main import main
from samensterk.sources.recognise import recognise


def test_a_file_is_recognised_by_its_content_and_not_its_name(
    write_hamlet, tmp_path, capsys
):
    other_name = tmp_path / "gegevens.gpkg"
    write_hamlet(2)[0].rename(other_name)

    code = main(["sources", str(other_name), "--json"])

    (found,) = json.loads(capsys.readouterr().out)
    assert code == 0
    assert found["format"] == "bag_light"
    assert found["counts"] == {"pand": 4, "verblijfsobject": 2}
    assert found["problems"][0]["count"] == 1


def test_every_problem_is_told_with_an_example(write_hamlet, capsys):
    main(["sources", str(write_hamlet(2)[0])])

    assert "1 keer: Gebouwen zonder bruikbaar bouwjaar" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.gpkg", b""),
        ("text.txt", b"dit is geen register"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("half.gpkg", b"SQLite format 3\x00" + bytes(200)),
        ("list.geojson", b'{"type": "FeatureCollection", "features": [{'),
    ],
)
def test_an_unknown_file_is_one_line_and_exit_code_2(tmp_path, capsys, name, content):
    file = tmp_path / name
    file.write_bytes(content)

    code = main(["sources", str(file)])

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.startswith(f"samensterk: {file}: ")
    assert told.err.count("\n") == 1


def test_a_bad_file_does_not_stop_the_good_ones(write_hamlet, tmp_path, capsys):
    bag, border = write_hamlet(2)

    code = main(
        ["sources", str(tmp_path), str(tmp_path / "gone"), str(bag), str(border)]
    )

    told = capsys.readouterr()
    assert code == 2
    assert "is een map" in told.err
    assert "bestaat niet" in told.err
    assert "BAG" in told.out
    assert "Grenzen" in told.out


def test_checking_finds_what_reading_finds(write_hamlet):
    for file in write_hamlet(3):
        known = recognise(file)

        found = known.check(file, lambda _: None)

        assert found == known.read(file, None, lambda _: None).problems
