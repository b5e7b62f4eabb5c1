"""Sets of the size of a country as arrays on disk, grown once by the sample room."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from samensterk.sample import write_national
from samensterk.scan.measure import Scene, scene_of
from samensterk.scan.tables import ADDRESSES, BUILDINGS
from samensterk.scan.tiles import segments_of
from samensterk.sources import bag_light, nwb

SEED = 7
STRIP_M = 10_000
WEST_M, SOUTH_M, EAST_M, NORTH_M = 0, 290_000, 300_000, 640_000


def prepare(n_buildings: int, folder: Path) -> Path:
    """Grow the set and keep what is measured; strip by strip, to spare memory."""
    kept = folder / f"scene-{n_buildings}"
    if (kept / "done").exists():
        return kept
    files = land(n_buildings, folder)
    kept.mkdir(parents=True, exist_ok=True)
    buildings, addresses = _registers(files / "bag-light.gpkg")
    roads = nwb.FORMAT.read(files / "nwb_wegen.gpkg", None, _quiet).tables["roads"]
    scene = scene_of(buildings, addresses, roads)
    pq.write_table(pa.table({"outline": scene.outlines}), kept / "outlines.parquet")
    np.savez(
        kept / "scene.npz",
        building_xy_m=scene.building_xy_m,
        address_xy_m=scene.address_xy_m,
        address_is_home=scene.address_is_home,
        address_building=scene.address_building,
        segments_m=segments_of(scene.road_lines),
    )
    (kept / "done").touch()
    return kept


def land(n_buildings: int, folder: Path) -> Path:
    """Grow the files of a country with so many buildings, once."""
    files = folder / f"land-{n_buildings}"
    if not files.exists():
        write_national(n_buildings, SEED, files)
    return files


def load(kept: Path) -> Scene:
    """Read a prepared scene; every segment is a line of its own."""
    with np.load(kept / "scene.npz") as arrays:
        parts = {name: arrays[name] for name in arrays.files}
    segments_m = parts.pop("segments_m")
    outlines = pq.read_table(kept / "outlines.parquet")["outline"].combine_chunks()
    lines = shapely.linestrings(segments_m.reshape(-1, 2, 2))
    return Scene(outlines=outlines, road_lines=lines, **parts)


def _registers(path: Path) -> tuple[pa.Table, pa.Table]:
    buildings, addresses = [], []
    for south_m in range(SOUTH_M, NORTH_M, STRIP_M):
        box = (WEST_M, south_m, EAST_M, south_m + STRIP_M)
        tables = bag_light.FORMAT.read(path, box, _quiet).tables
        buildings.append(_owned(tables["buildings"], south_m))
        addresses.append(_owned(tables["addresses"], south_m))
    return (
        pa.concat_tables([BUILDINGS.empty(), *buildings]),
        pa.concat_tables([ADDRESSES.empty(), *addresses]),
    )


def _owned(table: pa.Table, south_m: int) -> pa.Table:
    """Keep what has its middle in the strip, so that nothing counts twice."""
    y_m = table["y_m"].to_numpy()
    return table.filter(pa.array((y_m >= south_m) & (y_m < south_m + STRIP_M)))


def _quiet(_: int) -> None:
    return
