"""A network in one file, `.roads`: arrays in a zip, and what they are as JSON.

The same network gives the same bytes. Nothing in it can be run when it is read.
"""

import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samensterk.routing.network import CLASSES, NO_WAY, RoadNetwork
from samensterk.routing.trouble import WrongRoadFile

FORMAT, VERSION = "samensterk-roads", 1
_CM = 100.0
# Seen on files of which some bytes were changed.
_DAMAGE = (
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_ARRAYS = {
    "nodes_cm": np.int32,
    "from_node": np.int32,
    "to_node": np.int32,
    "ms": np.uint32,
    "ms_back": np.uint32,
    "road_class": np.int8,
    "name": np.int32,
    "is_roundabout": np.bool_,
    "is_main": np.bool_,
    "points_cm": np.int32,
    "first_point": np.int64,
}


def write_network(network: RoadNetwork, path: Path) -> None:
    """Write the file beside its place first, so that it is whole or not there."""
    arrays: dict[str, NDArray[Any]] = {
        name: np.asarray(getattr(network, name), dtype)
        for name, dtype in _ARRAYS.items()
        if not name.endswith("_cm")
    }
    arrays["nodes_cm"] = np.rint(network.nodes_m * _CM).astype(np.int32)
    arrays["points_cm"] = np.rint(network.points_m * _CM).astype(np.int32)
    arrays["road_ids"] = _packed(network.road_ids)
    arrays["names"] = _packed(network.names)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "classes": CLASSES,
        "facts": network.facts,
    }
    arrays["head"] = _packed([json.dumps(head, ensure_ascii=False, sort_keys=True)])
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read_network(path: Path) -> RoadNetwork:
    """Read a network that was written before.

    Raises
    ------
    WrongRoadFile
    """
    if not path.is_file():
        raise WrongRoadFile(path, "bestaat niet. Klopt de naam en de map?")
    with path.open("rb") as file:
        try:
            arrays = np.load(file, allow_pickle=False)
            if not isinstance(arrays, np.lib.npyio.NpzFile):
                raise _no_network(path)
            _check_head(path, _head(arrays))
            network = _network(arrays)
        except _DAMAGE as error:
            raise _no_network(path) from error
    if not _is_sound(network):
        raise _no_network(path)
    return network


def _no_network(path: Path) -> WrongRoadFile:
    return WrongRoadFile(
        path,
        "is geen wegennet, of het bestand is beschadigd. "
        "Maak het opnieuw met 'samensterk routes build'.",
    )


def _head(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(_unpacked(arrays["head"])[0])
    return head


def _check_head(path: Path, head: Mapping[str, Any]) -> None:
    if head["format"] != FORMAT:
        raise _no_network(path)
    if head["version"] != VERSION:
        raise WrongRoadFile(
            path,
            "is van een andere versie van dit programma. "
            "Maak het opnieuw met 'samensterk routes build'.",
        )


def _network(arrays: Mapping[str, NDArray[Any]]) -> RoadNetwork:
    found: dict[str, NDArray[Any]] = {
        name: np.asarray(arrays[name], dtype) for name, dtype in _ARRAYS.items()
    }
    return RoadNetwork(
        nodes_m=found["nodes_cm"].reshape(-1, 2) / _CM,
        from_node=found["from_node"].astype(np.int64),
        to_node=found["to_node"].astype(np.int64),
        ms=found["ms"],
        ms_back=found["ms_back"],
        road_class=found["road_class"].astype(np.int64),
        name=found["name"].astype(np.int64),
        is_roundabout=found["is_roundabout"],
        is_main=found["is_main"],
        points_m=found["points_cm"].reshape(-1, 2) / _CM,
        first_point=found["first_point"],
        road_ids=tuple(_unpacked(arrays["road_ids"])),
        names=tuple(_unpacked(arrays["names"])),
        facts=_head(arrays)["facts"],
    )


def _is_sound(network: RoadNetwork) -> bool:
    """Look whether all numbers point at something that is there."""
    m, k = network.n_pieces, network.n_nodes
    of_pieces = (
        network.to_node, network.ms, network.ms_back, network.road_class, network.name,
        network.is_roundabout, network.is_main, network.road_ids,
    )  # fmt: skip
    if not m or any(len(one) != m for one in of_pieces):
        return False
    ends = np.concatenate([network.from_node, network.to_node])
    first = network.first_point
    times = np.concatenate([network.ms, network.ms_back])
    return bool(
        ends.min() >= 0
        and ends.max() < k
        and len(first) == m + 1
        and first[0] == 0
        and first[-1] == len(network.points_m)
        and np.all(np.diff(first) >= 2)
        and np.all((network.road_class >= 0) & (network.road_class < len(CLASSES)))
        and np.all((network.name >= -1) & (network.name < len(network.names)))
        and np.all((times > 0) & (times <= NO_WAY))
    )


def _packed(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Keep texts as bytes, one a line; a JSON text has no line ends of its own."""
    lines = "".join(f"{json.dumps(text, ensure_ascii=False)}\n" for text in texts)
    return np.frombuffer(lines.encode("utf-8"), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    lines = packed.tobytes().decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]
