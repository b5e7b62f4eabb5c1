"""`samensterk routes`: a road network out of a file, and travel times on it."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from samensterk.cli.progress import reading_progress
from samensterk.products.dutch import dutch_count, dutch_number
from samensterk.products.scan_words import why_not_written
from samensterk.routing.network_file import read_network, write_network
from samensterk.routing.points_file import Points, read_points
from samensterk.routing.reading import network_of_files
from samensterk.routing.sections import FERRY
from samensterk.routing.snapping import REACH_M, Snapped
from samensterk.routing.times import Times
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.trouble import RoutingError

_CLASSES = {
    "motorway": "autosnelweg",
    "motorway_link": "op- en afrit",
    "trunk": "autoweg",
    "primary": "hoofdweg",
    "secondary": "provinciale weg",
    "tertiary": "doorgaande weg",
    "unclassified": "buitenweg",
    "residential": "straat",
    "service": "toegangsweg",
    "track": "landpad",
    FERRY: "veer",
}
_JSON = {"action": "store_true", "help": "geef het antwoord als JSON"}


def add_parser(verbs: Any) -> None:
    """Tell argparse about `routes` and its two parts."""
    parser = verbs.add_parser("routes", help="reistijden over de weg")
    parts = parser.add_subparsers(dest="part", required=True, metavar="onderdeel")
    build = parts.add_parser("build", help="maak een wegennet van een bestand")
    build.add_argument(
        "file",
        type=Path,
        metavar="BESTAND",
        help="wegen: een .osm.pbf van OpenStreetMap, of het NWB",
    )
    build.add_argument(
        "--to", required=True, type=Path, metavar="WEGENNET", help="bestand ervoor"
    )
    build.add_argument(
        "--replace", action="store_true", help="vervang een bestand dat er al is"
    )
    build.add_argument("--json", **_JSON)
    build.set_defaults(run=run_build)
    matrix = parts.add_parser("matrix", help="reistijden van elk punt naar elk punt")
    matrix.add_argument(
        "network", type=Path, metavar="WEGENNET", help="van 'samensterk routes build'"
    )
    matrix.add_argument(
        "points", type=Path, metavar="PUNTEN", help="CSV: id,lon,lat of id,x_m,y_m"
    )
    matrix.add_argument("--json", **_JSON)
    matrix.set_defaults(run=run_matrix)


def run_build(args: argparse.Namespace) -> int:
    """Read, write, and say what is in the network."""
    if args.to.exists() and not args.replace:
        return _trouble(
            f"het bestand {args.to} bestaat al. "
            "Kies een ander bestand of geef --replace mee."
        )
    try:
        with reading_progress() as progress:
            network = network_of_files([args.file], progress(args.file.name))
    except RoutingError as error:
        return _trouble(f"{error.path}: {error.why}")
    except OSError as error:
        return _not_read(args.file, error)
    try:
        args.to.parent.mkdir(parents=True, exist_ok=True)
        write_network(network, args.to)
    except OSError as error:
        why = why_not_written(error)
        return _trouble(f"schrijven van {args.to} is niet gelukt: {why}.")
    if args.json:
        _write_json({"file": str(args.to), **network.facts}, indent=2)
    else:
        sys.stdout.write(_facts_as_text(network.facts, args.to))
    return 0


def _facts_as_text(facts: Mapping[str, Any], to: Path) -> str:
    by_class = ", ".join(
        f"{_CLASSES[name]} {_km(length)}"
        for name, length in facts["km_by_class"].items()
    )
    source = facts["sources"][0]
    lines = [
        str(to),
        f"  wat      wegennet van {source['title']}, "
        f"{source['date'] or 'datum onbekend'}, {source['attribution']}",
        f"  aantal   {dutch_count(facts['pieces'], 'stuk weg', 'stukken weg')}, "
        f"{dutch_count(facts['nodes'], 'knooppunt', 'knooppunten')}, "
        f"{_km(facts['km'])} km",
        f"  soorten  {by_class} (km)",
        f"  anders   {dutch_count(facts['oneway_pieces'], 'stuk', 'stukken')} "
        "met eenrichtingsverkeer, "
        f"{dutch_count(facts['ferries'], 'veerdienst', 'veerdiensten')}, "
        f"{dutch_count(facts['barriers'], 'afsluiting', 'afsluitingen')}, "
        f"{_km(facts['own_road_km'])} km eigen weg",
        f"  samen    {100 * facts['main_share']:.0f}% van de weg hangt aan elkaar, "
        f"{_km(facts['island_km'])} km ligt los",
        "  niet mee "
        f"{dutch_count(facts['left_out_pieces'], 'los stukje', 'losse stukjes')}, "
        f"samen {_km(facts['left_out_km'])} km",
    ]
    return "\n".join(lines) + "\n"


def _km(length: float) -> str:
    return dutch_number(length, 1)


def run_matrix(args: argparse.Namespace) -> int:
    """Put the points on the roads, and give the times between them."""
    try:
        network = read_network(args.network)
        points = read_points(args.points)
    except RoutingError as error:
        return _trouble(f"{error.path}: {error.why}")
    except OSError as error:
        return _not_read(args.network, error)
    travel = TravelTimes(network)
    snapped = travel.snap(points.points_m)
    times = travel.between(snapped, with_metres=True)
    if args.json:
        _write_json(_matrix_as_data(points, snapped, times))
    else:
        sys.stdout.write(_matrix_as_text(points, snapped, times))
    return 0


def _matrix_as_data(points: Points, snapped: Snapped, times: Times) -> dict[str, Any]:
    return {
        "ids": list(points.ids),
        "seconds": _rows(times.seconds, 3),
        "metres": _rows(times.metres, 1),
        "snapped_m": [
            round(one, 1) if np.isfinite(one) else None
            for one in snapped.distance_m.tolist()
        ],
        "unreachable": _unreachable(points, snapped),
        "is_straight": times.is_straight,
    }


def _rows(numbers: Any, digits: int) -> list[list[float | None]]:
    """Give rows of numbers; where there is no way, None."""
    return [
        [round(one, digits) if one < np.inf else None for one in row]
        for row in numbers.tolist()
    ]


def _unreachable(points: Points, snapped: Snapped) -> list[dict[str, str]]:
    found = []
    for number, point in enumerate(points.ids):
        if not snapped.has_road[number]:
            why = f"geen weg binnen {REACH_M:.0f} m"
        elif snapped.is_island[number]:
            why = "de weg hangt niet aan de andere wegen"
        else:
            continue
        found.append({"id": point, "why": why})
    return found


def _matrix_as_text(points: Points, snapped: Snapped, times: Times) -> str:
    unreachable = _unreachable(points, snapped)
    seconds = times.seconds[np.isfinite(times.seconds)]
    longest_s = float(seconds.max()) if len(seconds) else 0.0
    lines = [
        f"{dutch_count(len(points.ids), 'punt', 'punten')}, "
        f"waarvan {len(unreachable)} niet bereikbaar.",
        f"Langste rit: {dutch_count(round(longest_s / 60), 'minuut', 'minuten')}. "
        "Alle reistijden krijgt u met --json.",
        *(f"{one['id']}: {one['why']}." for one in unreachable),
    ]
    return "\n".join(lines) + "\n"


def _write_json(content: Mapping[str, Any], indent: int | None = None) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    sys.stdout.write(text + "\n")


def _not_read(path: Path, error: OSError) -> int:
    is_refused = isinstance(error, PermissionError)
    why = "u mag het niet lezen" if is_refused else str(error.strerror or error)
    return _trouble(f"{path} kan niet worden gelezen: {why}.")


def _trouble(line: str) -> int:
    sys.stderr.write(f"samensterk: {line}\n")
    return 2
