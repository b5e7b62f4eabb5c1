"""A network in one file: the same again, or a clear refusal."""

import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from core.routing_made import network_of, street
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.routing.network_file import read_network, write_network
from samensterk.routing.trouble import WrongRoadFile

NODES = {1: (0, 0), 2: (1000, 0), 3: (1000, 700.123)}
WAYS = [([1, 2], street("Kerkweg")), ([2, 3], street('De "Hoek"\nnoord'))]


@pytest.fixture
def network(tmp_path):
    return network_of(tmp_path, NODES, WAYS)


@pytest.fixture
def file(network, tmp_path):
    path = tmp_path / "made.roads"
    write_network(network, path)
    return path


def test_what_is_written_is_read_again(network, file):
    again = read_network(file)

    for name in ("nodes_m", "from_node", "to_node", "ms", "ms_back", "points_m",
                 "first_point", "is_main", "name", "road_class"):  # fmt: skip
        assert (getattr(again, name) == getattr(network, name)).all(), name
    assert again.names == network.names
    assert again.road_ids == network.road_ids
    assert again.facts == network.facts


def test_the_same_roads_give_the_same_bytes(file, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    write_network(network_of(other, NODES, WAYS), other / "again.roads")

    assert (other / "again.roads").read_bytes() == file.read_bytes()


def test_nothing_half_written_stays(network, tmp_path):
    folder = tmp_path / "none"
    with pytest.raises(OSError, match="none"):
        write_network(network, folder / "x.roads")

    assert not folder.exists()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_file_that_breaks_off_is_refused(file, share):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(WrongRoadFile, match="beschadigd"):
        read_network(file)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_bytes_change_it_is_read_or_refused(data):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.roads"
        write_network(network_of(Path(folder), NODES, WAYS), file)
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            place = data.draw(st.integers(0, len(content) - 1))
            content[place] = data.draw(st.integers(0, 255))
        file.write_bytes(content)
        with suppress(WrongRoadFile):
            read_network(file)


def test_a_file_that_is_not_there_is_told_so(tmp_path):
    with pytest.raises(WrongRoadFile, match="bestaat niet"):
        read_network(tmp_path / "none.roads")


@pytest.mark.parametrize("content", [b"id,lon,lat\n", b"\x93NUMPY\x01\x00"])
def test_another_file_is_no_network(tmp_path, content):
    path = tmp_path / "other.roads"
    path.write_bytes(content)

    with pytest.raises(WrongRoadFile, match="is geen wegennet"):
        read_network(path)


def test_a_lone_array_is_no_network(tmp_path):
    path = tmp_path / "array.roads"
    with path.open("wb") as out:
        np.save(out, np.arange(3))

    with pytest.raises(WrongRoadFile, match="is geen wegennet"):
        read_network(path)


def changed(file, **arrays):
    with np.load(file) as kept:
        content = {name: kept[name] for name in kept.files} | arrays
    with file.open("wb") as out:
        np.savez(out, **content)


def test_a_file_of_a_later_version_says_so(file):
    head = json.dumps(json.dumps({"format": "samensterk-roads", "version": 99})) + "\n"
    changed(file, head=np.frombuffer(head.encode(), np.uint8))

    with pytest.raises(WrongRoadFile, match="andere versie"):
        read_network(file)


@pytest.mark.parametrize(
    ("name", "values"),
    [("from_node", [0, 99]), ("from_node", [0]), ("road_class", [6, 77]),
     ("first_point", [0, 2, 1]), ("name", [0, 5]), ("ms", [0, 0])],
)  # fmt: skip
def test_numbers_that_point_nowhere_are_refused(file, name, values):
    changed(file, **{name: np.array(values)})

    with pytest.raises(WrongRoadFile, match="beschadigd"):
        read_network(file)


def test_nothing_in_a_file_can_be_run(file):
    content = io.BytesIO()
    np.save(content, np.array([print], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(file) as kept:
        parts = {name: kept.read(name) for name in kept.namelist()}
    parts["ms.npy"] = content.getvalue()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    with pytest.raises(WrongRoadFile):
        read_network(file)
