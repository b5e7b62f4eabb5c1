"""Time the measuring step of three engines in processes of their own, and compare.

python bench/measure.py [--sizes 50000,500000] [--engines kernels,plain,duckdb]
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from engines import ENGINES, yards_and_cells
from scenes import load, prepare

_FIELDS = (
    "in_built_up", "road_distance_m", "home_distance_m",
    "n_addresses_500m", "n_addresses_1km",
)  # fmt: skip


def one(kept: Path, engine: str, answer: Path) -> None:
    """Measure once cold and once warm; leave times and the answer."""
    scene = load(kept)
    loaded_mb = _peak_mb()
    spent = []
    for _ in range(
        2 if len(scene.building_xy_m) <= 500_000 and engine != "duckdb" else 1
    ):
        start = time.perf_counter()
        measures = ENGINES[engine](scene)
        spent.append(time.perf_counter() - start)
    start = time.perf_counter()
    _, n_cells = yards_and_cells(scene, measures)
    record = {
        "first_s": spent[0], "best_s": min(spent), "yards_s": time.perf_counter() - start,
        "peak_mb": _peak_mb(), "loaded_mb": loaded_mb, "cells": n_cells,
    }  # fmt: skip
    np.savez(answer, **{name: getattr(measures, name) for name in _FIELDS})
    sys.stdout.write(json.dumps(record))


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(kept: Path, engine: str, answer: Path) -> dict[str, float]:
    """Measure in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(kept), engine, str(answer)],
        check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    record: dict[str, float] = json.loads(done.stdout)
    return record


def furthest(one_answer: Path, other: Path) -> float:
    """Give the largest difference between two answers; inf where one is unknown."""
    with np.load(one_answer) as a, np.load(other) as b:
        return max(
            float(
                np.abs(
                    np.nan_to_num(a[n].astype(float), nan=-1)
                    - np.nan_to_num(b[n].astype(float), nan=-1)
                ).max()
            )
            for n in _FIELDS
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="50000,500000")
    parser.add_argument("--engines", default="kernels,plain,duckdb")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "samensterk-bench"
    )
    parser.add_argument("--one", nargs=3)
    args = parser.parse_args()
    if args.one:
        one(Path(args.one[0]), args.one[1], Path(args.one[2]))
        return
    args.folder.mkdir(exist_ok=True)
    print(f"{platform.machine()}, {platform.python_version()}")
    print(
        "| buildings | engine | seconds | first run | yards and cells | peak MB (loaded) | times ours | largest difference |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for size in (int(text) for text in args.sizes.split(",")):
        kept = prepare(size, args.folder)
        ours: dict[str, float] = {}
        for engine in args.engines.split(","):
            answer = args.folder / f"{engine}-{size}.npz"
            record = run(kept, engine, answer)
            ours = ours or record
            apart = furthest(args.folder / f"kernels-{size}.npz", answer)
            print(
                f"| {size:,} | {engine} | {record['best_s']:.2f} | {record['first_s']:.2f} | {record['yards_s']:.2f} "
                f"| {record['peak_mb']:.0f} ({record['loaded_mb']:.0f}) | {record['best_s'] / ours['best_s']:.1f} | {apart:.1e} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
