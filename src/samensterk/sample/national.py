"""A set as large as the country's: towns like Noorderveld side by side."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa

from samensterk.sample import bag_files, road_files
from samensterk.sample.geopackage import Layer, write_layers
from samensterk.sample.town import Town, grow_at

_YARDS, _HOMES = 400, 7500  # per town: nearly as dense as the country
_MOST_IN_TOWN = 12_000  # buildings; a town of this size has some 10,800
_FIRST_CODE = 9000
_WEST_M, _SOUTH_M = 20_000.0, 312_000.0
_PITCH_M = (12_900.0, 10_700.0)  # a town is 12 by 9.6 km before it is bent
_N_COLUMNS, _N_ROWS = 19, 28
_ROADS: tuple[tuple[Layer, Callable[[Town], Any]], ...] = (
    (road_files.WEGVAKKEN, road_files.sections),
    (road_files.HECTOPUNTEN, road_files.posts),
)


class TooManyBuildings(ValueError):
    """More buildings are asked than towns fit in the country."""

    def __init__(self, asked: int, most: int) -> None:
        super().__init__(f"asked {asked} buildings, the country holds {most}")
        self.asked = asked
        self.most = most


def write_national(buildings: int, seed: int, folder: Path) -> tuple[Path, ...]:
    """Write `bag-light.gpkg` and `nwb_wegen.gpkg` with exactly this many buildings.

    Every town is grown once and spooled to disk, so memory holds one town.

    Raises
    ------
    ValueError
        Fewer than one building is asked.
    TooManyBuildings
    """
    if buildings < 1:
        raise ValueError(f"a country needs at least one building, not {buildings}")
    most = _MOST_IN_TOWN * _N_COLUMNS * _N_ROWS
    if buildings > most:  # said at once, not after a country has grown
        raise TooManyBuildings(buildings, most)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".spool-") as spool:
        _spool(_towns(buildings, seed), Path(spool))
        return (
            _write(folder / "bag-light.gpkg", bag_files.LAYERS, Path(spool)),
            _write(folder / "nwb_wegen.gpkg", _ROADS, Path(spool)),
        )


def _towns(buildings: int, seed: int) -> Iterator[tuple[Town, int]]:
    """Grow towns, each with how many of its buildings count."""
    seeds = np.random.SeedSequence(seed).generate_state(_N_COLUMNS * _N_ROWS)
    missing = buildings
    for number, town_seed in enumerate(seeds.tolist()):
        if not missing:
            return
        row, column = divmod(number, _N_COLUMNS)
        centre_m = (
            _WEST_M + (column + 0.5) * _PITCH_M[0],
            _SOUTH_M + (row + 0.5) * _PITCH_M[1],
        )
        code = _FIRST_CODE + number
        town = grow_at(centre_m, _YARDS, _HOMES, town_seed, code=code)
        n_here = min(len(town.buildings), missing)
        missing -= n_here
        yield town, n_here
    if missing:
        raise TooManyBuildings(buildings, buildings - missing)


def _spool(towns: Iterator[tuple[Town, int]], spool: Path) -> None:
    layers = (*bag_files.LAYERS, *_ROADS)
    with ExitStack() as stack:
        sinks = [
            stack.enter_context(
                pa.ipc.new_stream(str(spool / layer.name), layer.schema)
            )
            for layer, _ in layers
        ]
        for town, n_buildings in towns:
            for (layer, rows), sink in zip(layers, sinks, strict=True):
                sink.write_table(_cut_off(layer, rows(town), town, n_buildings))


def _cut_off(layer: Layer, table: Any, town: Town, n_buildings: int) -> Any:
    if layer is bag_files.PAND:
        return table.slice(0, n_buildings)
    if layer is bag_files.VERBLIJFSOBJECT:
        addresses = town.addresses
        last = np.maximum(addresses.building, addresses.second_building)
        return table.filter(pa.array(last < n_buildings))
    return table


def _write(
    path: Path,
    layers: tuple[tuple[Layer, Callable[[Town], Any]], ...],
    spool: Path,
) -> Path:
    with ExitStack() as stack:
        streams = []
        for layer, _ in layers:
            file = stack.enter_context(pa.OSFile(str(spool / layer.name)))
            streams.append((layer, pa.ipc.open_stream(file)))
        return write_layers(path, streams)
