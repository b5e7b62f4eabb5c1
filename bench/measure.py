"""Time the measuring step of several engines in processes of their own, and compare.

python bench/measure.py [--sizes 50000,500000] [--engines kernels,plain,duckdb]
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from engines import ENGINES, WORKERS, yards_and_cells
from scenes import load, prepare

_FIELDS = (
    "in_built_up", "road_distance_m", "home_distance_m",
    "n_addresses_500m", "n_addresses_1km",
)  # fmt: skip
_TIMES = 3
_PATIENCE_S = 30.0  # what takes longer is timed once
_HEAD = """
| buildings | engine | total s | features s | yards and cells s | first run s | \
peak MB | of which input | times ours | largest difference |
|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"""


def time_here(kept: Path, name: str, answer: Path) -> dict[str, float]:
    """Measure in this process, first with nothing loaded yet; leave the answer."""
    scene, engine = load(kept), ENGINES[name]
    loaded_mb = _peak_mb()
    spent = []
    while len(spent) < _TIMES and sum(map(sum, spent)) < _PATIENCE_S:
        start_s = time.perf_counter()
        measures = engine.measure(scene)
        middle_s = time.perf_counter()
        labels, n_cells = yards_and_cells(scene, measures, engine.link)
        spent.append((middle_s - start_s, time.perf_counter() - middle_s))
    fields = {field: getattr(measures, field) for field in _FIELDS}
    np.savez(answer, labels=labels, n_cells=n_cells, **fields)
    features_s, yards_s = min(spent, key=sum)
    return {
        "features_s": features_s,
        "yards_s": yards_s,
        "total_s": features_s + yards_s,
        "first_s": sum(spent[0]),
        "peak_mb": _peak_mb(),
        "loaded_mb": loaded_mb,
    }


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def time_afresh(kept: Path, name: str, answer: Path) -> dict[str, float]:
    """Measure in a fresh process that has compiled nothing before."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(kept), name, str(answer)],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "NUMBA_CACHE_DIR": cache},
        )
    record: dict[str, float] = json.loads(done.stdout)
    return record


def furthest(one_answer: Path, other: Path) -> float:
    """Give the largest difference between two answers; unknown differs from all."""
    with np.load(one_answer) as a, np.load(other) as b:
        apart = [
            np.nan_to_num(a[name].astype(float), nan=-1e9)
            - np.nan_to_num(b[name].astype(float), nan=-1e9)
            for name in a.files
        ]
    return max(float(np.abs(one).max(initial=0.0)) for one in apart)


def rows(sizes: list[int], names: list[str], folder: Path) -> Iterator[str]:
    """Time every engine on every set; the first is the one that others stand beside."""
    for size in sizes:
        kept = prepare(size, folder)
        answers = {name: folder / f"{name}-{size}.npz" for name in names}
        ours: dict[str, float] = {}
        for name, answer in answers.items():
            record = time_afresh(kept, name, answer)
            ours = ours or record
            yield (
                f"| {size:,} | {name} | {record['total_s']:.2f} "
                f"| {record['features_s']:.2f} | {record['yards_s']:.2f} "
                f"| {record['first_s']:.2f} | {record['peak_mb']:,.0f} "
                f"| {record['loaded_mb']:,.0f} "
                f"| {record['total_s'] / ours['total_s']:.1f} "
                f"| {furthest(answers[names[0]], answer):.0e} |"
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
        kept, name, answer = args.one
        sys.stdout.write(json.dumps(time_here(Path(kept), name, Path(answer))))
        return
    args.folder.mkdir(parents=True, exist_ok=True)
    print(
        f"Measuring step, {WORKERS} threads, {os.cpu_count()} cores, "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
    print(_HEAD)
    sizes = [int(text) for text in args.sizes.split(",")]
    for row in rows(sizes, args.engines.split(","), args.folder):
        print(row, flush=True)


if __name__ == "__main__":
    main()
