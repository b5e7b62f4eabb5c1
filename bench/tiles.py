"""The base map of a municipality of 60,000 buildings: seconds and MB, beside tippecanoe.

python bench/tiles.py

Both get the same shapes in memory and write the same layers and zooms.
"""

import argparse
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import shapely
from scenes import land

from samensterk.products.backdrop import backdrop_of
from samensterk.products.base_map import sheets_of
from samensterk.products.tile_file import Sheet, write_tiles
from samensterk.sources import bag_light, nwb

BUILDINGS = 60_000
TURNS = 2
TIPPECANOE = Path(sysconfig.get_path("scripts")) / "tippecanoe"


def sheets_of_land(folder: Path) -> list[Sheet]:
    """Read the registers of a made-up land with this many buildings."""
    tables = {}
    for reader, name in ((bag_light, "bag-light.gpkg"), (nwb, "nwb_wegen.gpkg")):
        tables |= reader.FORMAT.read(folder / name, None, lambda _: None).tables
    ground = shapely.box(
        *shapely.total_bounds(
            shapely.from_wkb(tables["buildings"]["geometry"].to_numpy())
        )
    )
    scan = SimpleNamespace(backdrop=backdrop_of(tables, ground))
    found = SimpleNamespace(tables=tables)
    return [one for one in sheets_of(scan, found, ground) if len(one.frame)]


def ours(sheets: Sequence[Sheet], folder: Path) -> None:
    write_tiles(sheets, folder / "ours.pmtiles", attribution="")


def tippecanoe(sheets: Sequence[Sheet], folder: Path) -> None:
    """Write each sheet in a form that it reads, and cut it; joining is not counted."""
    for number, sheet in enumerate(sheets):
        shapes, tiles = folder / f"{number}.fgb", folder / f"{number}.pmtiles"
        sheet.frame.to_crs(4326).to_file(shapes, driver="FlatGeobuf")
        zooms = [f"-Z{sheet.first_zoom}", f"-z{sheet.last_zoom}"]
        run(
            TIPPECANOE,
            "-o",
            tiles,
            "-l",
            sheet.layer,
            *zooms,
            "-r1",
            "-pf",
            "-pk",
            shapes,
        )


def run(*words: object) -> None:
    program, *more = map(str, words)
    subprocess.run([program, "--force", "--quiet", *more], check=True)


def best_of(turns: int, write: Callable[[Path], None]) -> tuple[float, float]:
    """Give the best seconds, and the MB of what was written."""
    seconds = []
    for _ in range(turns):
        with tempfile.TemporaryDirectory() as folder:
            start_s = time.perf_counter()
            write(Path(folder))
            seconds.append(time.perf_counter() - start_s)
            n_bytes = sum(one.stat().st_size for one in Path(folder).glob("*.pmtiles"))
    return min(seconds), n_bytes / 1e6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", help="of no use here: the size is that of a town")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "samensterk-bench"
    )
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    sheets = sheets_of_land(land(BUILDINGS, args.folder))
    print(f"\nA base map with {BUILDINGS:,} buildings")
    print("| written by | s | MB | times ours |")
    print("|---|--:|--:|--:|")
    engines = {"ours": ours, "tippecanoe": tippecanoe}
    of_ours = 0.0
    for name, write in engines.items():
        spent_s, megabytes = best_of(TURNS, lambda to, w=write: w(sheets, to))
        of_ours = of_ours or spent_s
        print(f"| {name} | {spent_s:.1f} | {megabytes:.1f} | {spent_s / of_ours:.1f} |")


if __name__ == "__main__":
    main()
