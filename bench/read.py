"""How fast bag-light is read: ours against a bare read of the same columns.

python bench/read.py [--sizes 50000,500000]

Both run in this process, in turn, so that the machine is the same for both.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyogrio
from scenes import land

from samensterk.sources.bag_light import FORMAT

SHARED = Path(__file__).parents[1] / "../shared/data"
WEESP = SHARED / "weesp/weesp_bag_light.gpkg"
TURNS = 5
COLUMNS = {
    "pand": ["identificatie", "bouwjaar", "status"],
    "verblijfsobject": [
        "identificatie", "status", "nummeraanduiding_hoofdadres_identificatie",
        "openbare_ruimte_naam", "huisnummer", "huisletter", "toevoeging", "postcode",
        "woonplaats_naam", "oppervlakte", "gebruiksdoel", "pand_identificatie",
    ],
}  # fmt: skip


def read_bare(path: Path) -> None:
    for layer, columns in COLUMNS.items():
        pyogrio.read_arrow(path, layer=layer, columns=columns)


def read_ours(path: Path) -> None:
    FORMAT.read(path, None, lambda _: None)


def fastest_s(read: Callable[[Path], None], path: Path) -> float:
    times_s = []
    for _ in range(TURNS):
        start_s = time.perf_counter()
        read(path)
        times_s.append(time.perf_counter() - start_s)
    return min(times_s)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="50000,500000")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "samensterk-bench"
    )
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    sizes = [int(text) for text in args.sizes.split(",")]
    files = {f"{size:,}": land(size, args.folder) / "bag-light.gpkg" for size in sizes}
    if WEESP.exists():
        files["Weesp, 12,227"] = WEESP
    print("\nReading bag-light")
    print("| buildings | bare read s | ours s | part of the bare speed |")
    print("|---|--:|--:|--:|")
    for name, path in files.items():
        bare_s, ours_s = fastest_s(read_bare, path), fastest_s(read_ours, path)
        part = bare_s / ours_s
        print(f"| {name} | {bare_s:.3f} | {ours_s:.3f} | {part:.2f} |", flush=True)


if __name__ == "__main__":
    main()
