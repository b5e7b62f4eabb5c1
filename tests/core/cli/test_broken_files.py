"""Whatever a user gives: one Dutch line and exit code 2, or an answer; never a crash."""

import random
import sqlite3
from pathlib import Path

import pytest

from samensterk.cli.main import main

SHARED = Path(__file__).parents[3] / "../shared/data"
REAL = sorted(
    file
    for file in SHARED.rglob("*")
    if file.is_file() and file.suffix != ".md" and file.stat().st_size < 1_500_000
)
NEEDED = [
    ("pand", "identificatie"),
    ("pand", "bouwjaar"),
    ("pand", "status"),
    ("verblijfsobject", "identificatie"),
    ("verblijfsobject", "pand_identificatie"),
    ("verblijfsobject", "huisnummer"),
    ("verblijfsobject", "status"),
]


def is_one_line_or_an_answer(code, told):
    return code == 0 or (code == 2 and told.err.count("\n") == 1)


def changed(file, *statements):
    with sqlite3.connect(file) as database:
        triggers = database.execute(
            "select name from sqlite_master where type='trigger'"
        )
        for (name,) in triggers.fetchall():
            database.execute(f'drop trigger "{name}"')
        for statement in statements:
            database.execute(statement)
    return file


@pytest.mark.parametrize("whole", REAL, ids=lambda file: file.name)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_a_real_file_that_breaks_off(tmp_path, capsys, whole, share):
    content = whole.read_bytes()
    file = tmp_path / whole.name
    file.write_bytes(content[: int(len(content) * share)])

    code = main(["sources", str(file)])

    assert is_one_line_or_an_answer(code, capsys.readouterr())


@pytest.mark.parametrize("whole", REAL, ids=lambda file: file.name)
@pytest.mark.parametrize("seed", range(4))
def test_a_real_file_with_some_bytes_changed(tmp_path, capsys, whole, seed):
    chance = random.Random(seed)
    content = bytearray(whole.read_bytes())
    for _ in range(1 + 20 * seed):
        content[chance.randrange(len(content))] = chance.randrange(256)
    file = tmp_path / whole.name
    file.write_bytes(content)

    code = main(["sources", str(file)])

    assert is_one_line_or_an_answer(code, capsys.readouterr())


@pytest.mark.parametrize(("layer", "column"), NEEDED)
@pytest.mark.parametrize("verb", ["sources", "scan"])
def test_a_missing_column_is_named(write_hamlet, tmp_path, capsys, layer, column, verb):
    bag, border = write_hamlet(2)
    changed(bag, f"alter table {layer} rename column {column} to gone")
    more = (
        [str(border), "--area", "Nergens", "--to", str(tmp_path / "scan")]
        if verb == "scan"
        else []
    )

    code = main([verb, str(bag), *more])

    told = capsys.readouterr()
    assert code == 2
    assert told.err.count("\n") == 1
    assert f"laag {layer} mist de kolom {column}" in told.err


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("update pand set identificatie = null", "zonder identificatie"),
        ("update pand set bouwjaar = 'oud'", ""),
        ("update gpkg_contents set srs_id = 4326", ""),
    ],
)
def test_other_content_than_the_schema_says(write_hamlet, capsys, statement, what):
    bag = changed(write_hamlet(2)[0], statement)

    code = main(["sources", str(bag)])

    told = capsys.readouterr()
    assert is_one_line_or_an_answer(code, told)
    assert what in told.err


@pytest.mark.parametrize("name", ["plain.sqlite", "pdf.gpkg", "huge.json"])
def test_files_of_another_kind(tmp_path, capsys, name):
    file = tmp_path / name
    if name == "plain.sqlite":
        changed(file, "create table pand (identificatie text)")
    else:
        start = b"%PDF-1.7\n" if name == "pdf.gpkg" else b"["
        file.write_bytes(start + b"1," * 1_000_000 + b"1]")

    code = main(["sources", str(file)])

    told = capsys.readouterr()
    assert code == 2
    assert told.err.count("\n") == 1
