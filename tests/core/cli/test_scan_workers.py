"""The same scan from one process, from threads and from a Dask cluster."""

import json
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import numpy as np
import pyarrow as pa
import pytest
import shapely

from samensterk.cli.main import main
from samensterk.products.workers import tile_runner
from samensterk.sample import grow, write
from samensterk.scan.measure import Measures, Scene
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.scan.tiles import measure_in_tiles

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
PATIENCE_S = 60
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def process(*command):
    started = subprocess.Popen([sys.executable, "-m", *command], **QUIET)
    try:
        yield started
    finally:
        started.kill()
        started.wait()


@pytest.fixture
def scheduler(tmp_path):
    """A scheduler without workers yet; gives its file and its address."""
    file = tmp_path / "scheduler.json"
    module, options = (
        "distributed.cli.dask_scheduler",
        ("--port", "0", "--no-dashboard"),
    )
    here = ("--host", "127.0.0.1", "--scheduler-file", str(file))
    with process(module, *options, *here):
        deadline = time.monotonic() + PATIENCE_S
        while (address := address_in(file)) is None:
            assert time.monotonic() < deadline, "no scheduler came up"
            time.sleep(0.05)
        yield file, address


def address_in(file):
    """Read where a scheduler listens; None as long as it is still writing that."""
    try:
        return json.loads(file.read_text())["address"]
    except (FileNotFoundError, json.JSONDecodeError):
        return None


@pytest.fixture
def cluster(scheduler):
    """Two worker processes; gives these and the address of their scheduler."""
    file, address = scheduler
    module = "distributed.cli.dask_worker"
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    with ExitStack() as stack:
        command = (module, "--scheduler-file", str(file), *options)
        workers = [stack.enter_context(process(*command)) for _ in range(2)]
        yield workers, address


def wait_for_two(address):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=PATIENCE_S)


def scan(files, folder, *extra):
    asked = ("--area", "Noorderveld", "--to", str(folder))
    assert main(["scan", *map(str, files), *asked, *extra]) == 0
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.suffix in {".parquet", ".html"}
    }, {**json.loads((folder / "scan.json").read_text()), "seconds": None}


@pytest.mark.slow
def test_threads_and_a_cluster_give_the_same_scan(cluster, tmp_path, monkeypatch):
    """With the compiled engine for all, however small the municipality."""
    monkeypatch.setattr("samensterk.scan.engine.COMPILED_FROM", 0)
    files = write(grow(120, 3), tmp_path / "files")
    files = [path for path in files if path.suffix != ".pbf"]
    wait_for_two(cluster[1])

    alone = scan(files, tmp_path / "alone", "--workers", "1")

    assert scan(files, tmp_path / "threads", "--workers", "3") == alone
    assert scan(files, tmp_path / "cluster", "--scheduler", cluster[1]) == alone


def a_scene(n=3_000, extent_m=20_000.0):
    rng = np.random.default_rng(4)
    origin_m = np.array([200_000.0, 500_000.0])
    points_m = rng.uniform(0, extent_m, (n, 2)) + origin_m
    ends_m = rng.uniform(0, extent_m, (40, 2, 2)) + origin_m
    return Scene(
        outlines=pa.nulls(n, pa.binary()),
        building_xy_m=points_m,
        address_xy_m=points_m[::3] + 1,
        address_is_home=rng.random(len(points_m[::3])) < 0.6,
        address_building=np.arange(0, n, 3),
        road_lines=shapely.linestrings(ends_m),
    )


@pytest.mark.slow
def test_a_worker_that_dies_half_way_changes_nothing(cluster):
    workers, address = cluster
    wait_for_two(address)
    scene = a_scene()
    alone = measure_in_tiles(scene, DEFAULT_RULES, tile_m=1_000)

    def run_and_kill_one(work, jobs):
        for number, result in enumerate(run(work, jobs)):
            if number == 20:
                workers[0].kill()
            yield result

    with tile_runner(1, address) as run:
        found = measure_in_tiles(
            scene, DEFAULT_RULES, tile_m=1_000, run=run_and_kill_one
        )

    for name in Measures.__dataclass_fields__:
        assert getattr(found, name).tobytes() == getattr(alone, name).tobytes()


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_number_of_threads_changes_no_bit(workers):
    scene = a_scene(n=500)
    alone = measure_in_tiles(scene, DEFAULT_RULES, tile_m=3_000)

    with tile_runner(workers, None) as run:
        found = measure_in_tiles(scene, DEFAULT_RULES, tile_m=3_000, run=run)

    for name in Measures.__dataclass_fields__:
        assert getattr(found, name).tobytes() == getattr(alone, name).tobytes()


def refused(write_hamlet, tmp_path, address):
    files = write_hamlet(6)
    asked = ("--area", "Nergens", "--to", str(tmp_path / "out"))
    assert main(["scan", *map(str, files), *asked, "--scheduler", address]) == 2
    assert not (tmp_path / "out").exists()


def test_an_address_without_a_scheduler_is_told(write_hamlet, tmp_path, capsys):
    refused(write_hamlet, tmp_path, "tcp://127.0.0.1:1")

    assert "er antwoordt geen Dask-scheduler" in capsys.readouterr().err


def test_a_scheduler_without_workers_is_told(
    write_hamlet, tmp_path, capsys, scheduler, monkeypatch
):
    monkeypatch.setattr("samensterk.products.workers._PATIENCE_S", 1)

    refused(write_hamlet, tmp_path, scheduler[1])

    assert "heeft geen rekenaars" in capsys.readouterr().err
