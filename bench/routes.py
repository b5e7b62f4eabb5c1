"""Travel times on the real roads of Kampen: ours, the engine called bare, and peers.

python bench/routes.py

A thousand points beside the roads, all to all. Bare, the engine goes between as many
nodes; ours counts from where the points stand, and the drives to them.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from samensterk.routing.engines import Contracted, Searched
from samensterk.routing.network import RoadNetwork
from samensterk.routing.network_file import read_network, write_network
from samensterk.routing.reading import network_of_files
from samensterk.routing.snapping import Snapped
from samensterk.routing.travel_times import TravelTimes

KAMPEN = Path(__file__).parents[1] / "../shared/data/kampen/kampen.osm.pbf"
POINTS, SEED, TURNS = 1_000, 7, 7


def best_of(turns: int, run: Callable[[], object]) -> float:
    """Give the least seconds of some turns."""
    spent = []
    for _ in range(turns):
        start_s = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start_s)
    return min(spent)


def side_by_side(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Take turns, so that other work on the machine falls on all alike."""
    best = dict.fromkeys(runs, np.inf)
    for _ in range(TURNS):
        for name, run in runs.items():
            best[name] = min(best[name], best_of(1, run))
    return best


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def beside_the_road(network: RoadNetwork) -> Snapped:
    """Put points at random distances along the main network, and off it."""
    rng = np.random.default_rng(SEED)
    travel = TravelTimes(network)
    drawn = rng.choice(len(network.points_m), 2 * POINTS)
    points_m = network.points_m[drawn] + rng.normal(0, 40, (2 * POINTS, 2))
    snapped = travel.snap(points_m)
    good = np.flatnonzero(snapped.has_road & ~snapped.is_island)
    return snapped.only(good[:POINTS].tolist())


def make(folder: Path) -> RoadNetwork:
    """Build the network and say what that costs."""
    start_s = time.perf_counter()
    network = network_of_files([KAMPEN], lambda _: None)
    built_s = time.perf_counter() - start_s
    file = folder / "kampen.roads"
    written_s = best_of(3, lambda: write_network(network, file))
    read_s = best_of(3, lambda: read_network(file))
    ready_s = best_of(3, lambda: TravelTimes(network))
    travel = TravelTimes(network)
    closed_s = best_of(3, lambda: travel.with_closed(frozenset(range(20))))
    print(f"\n{network.n_pieces:,} pieces, {network.n_nodes:,} nodes")
    print("| what | s |\n|---|--:|")
    for name, spent_s in (
        ("read the PBF and build", built_s), ("write the file", written_s),
        ("read the file", read_s), ("contract", ready_s), ("close 20 roads", closed_s),
    ):  # fmt: skip
        print(f"| {name} | {spent_s:.4f} |")
    print(f"The file: {file.stat().st_size / 1000:,.0f} kB")
    return network


def other_wheel(network: RoadNetwork, nodes: np.ndarray) -> Callable[[], object] | None:
    """Call routingkit-cch, where somebody has installed it; it is no part of us."""
    try:
        import routingkit_cch
    except ImportError:
        return None
    travel = TravelTimes(network)
    tail, head = travel.arcs.tail.tolist(), travel.arcs.head.tolist()
    east, north = network.nodes_m.T.tolist()
    order = routingkit_cch.compute_order_inertial(
        network.n_nodes, tail, head, north, east
    )
    hierarchy = routingkit_cch.CCH(order, tail, head, False)  # noqa: FBT003
    metric = routingkit_cch.CCHMetric(hierarchy, travel.arc_ms.tolist())

    def run() -> object:
        query = routingkit_cch.CCHOneToMany(metric, nodes.tolist())
        return np.array([query.distances_from(node) for node in nodes.tolist()])

    return run


def compare(network: RoadNetwork, snapped: Snapped) -> None:
    """Take turns between ours, the engine called bare, and what is installed beside."""
    travel, searched = TravelTimes(network, Contracted), TravelTimes(network, Searched)
    rng = np.random.default_rng(SEED)
    main_nodes = np.unique(network.from_node[network.is_main])
    nodes = rng.choice(main_nodes, len(snapped), replace=False)
    before_mb = peak_mb()
    found = travel.between(snapped).seconds
    grown_mb = peak_mb() - before_mb
    runs: dict[str, Callable[[], object]] = {
        "pyroutingkit bare, between nodes": lambda: travel.engine.times(nodes, nodes),
        "ours": lambda: travel.between(snapped),
        "ours, putting points on roads included": lambda: travel.between(
            travel.snap(snapped.points_m)
        ),
    }
    if (other := other_wheel(network, nodes)) is not None:
        runs["routingkit-cch bare, between nodes"] = other
    best = side_by_side(runs)
    best["ours, with metres"] = best_of(
        2, lambda: travel.between(snapped, with_metres=True)
    )
    best["scipy Dijkstra, the same points"] = best_of(
        2, lambda: searched.between(snapped)
    )
    print("| what | s | times bare |\n|---|--:|--:|")
    bare_s = best["pyroutingkit bare, between nodes"]
    for name, spent_s in best.items():
        print(f"| {name} | {spent_s:.3f} | {spent_s / bare_s:.1f} |")
    apart_s = np.max(np.abs(found - searched.between(snapped).seconds))
    answer_mb = found.nbytes / 1e6
    print(f"Largest difference with scipy: {apart_s:.3f} s")
    print(f"Memory: {grown_mb:.0f} MB at the peak for an answer of {answer_mb:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", help="of no use here: the size is that of Kampen")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    if not KAMPEN.exists():
        print("routes: ../shared/data is not here, so there is nothing to measure on")
        return
    args.folder.mkdir(parents=True, exist_ok=True)
    network = make(args.folder)
    snapped = beside_the_road(network)
    print(f"\n{len(snapped):,} x {len(snapped):,} points beside the road")
    compare(network, snapped)


if __name__ == "__main__":
    main()
