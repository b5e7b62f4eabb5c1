"""How long a whole scan takes, from files to all outputs, each in a fresh process.

python bench/scan.py

Real municipalities, so this needs ../shared/data.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).parents[1] / "../shared/data"
BORDERS = "cbs/cbs_gemeente_gegeneraliseerd_2022.geojson"
SCANS = {
    "Kampen, OpenStreetMap": (
        "Kampen",
        ["kampen/kampen.osm.pbf", "kampen/kampen_osm_landuse_rd.gpkg", BORDERS],
    ),
    "Weesp, bag-light": ("Weesp", ["weesp/weesp_bag_light.gpkg", BORDERS]),
    "Weesp, BAG extract": ("Weesp", ["weesp/BAGGEM0457L-15102021.zip", BORDERS]),
}
RUN = "import sys; from samensterk.cli.main import main; sys.exit(main(sys.argv[1:]))"


def scan(area: str, files: list[str], folder: Path) -> tuple[float, dict[str, float]]:
    """Scan once; give seconds of the whole process and of each step."""
    words = ["scan", *(str(SHARED / name) for name in files), "--area", area]
    start_s = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", RUN, *words, "--to", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    whole_s = time.perf_counter() - start_s
    return whole_s, json.loads((folder / "scan.json").read_text())["seconds"]


def main() -> None:
    parser = argparse.ArgumentParser()
    for option in ("--sizes", "--folder"):
        parser.add_argument(option, help="of no use here: these places are real")
    parser.parse_args()
    print("\nFrom files to all outputs")
    if not SHARED.exists():
        print("../shared/data is not here, so there is nothing to scan.")
        return
    print("| scan | whole process s | seconds per step |")
    print("|---|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, (area, files)) in enumerate(SCANS.items()):
            whole_s, steps = scan(area, files, Path(folder) / str(number))
            told = ", ".join(f"{step} {spent:.2f}" for step, spent in steps.items())
            print(f"| {name} | {whole_s:.1f} | {told} |", flush=True)


if __name__ == "__main__":
    main()
