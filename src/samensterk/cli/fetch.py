"""`samensterk fetch`: get what a scan needs from PDOK and the CBS."""

import argparse
import json
import random
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samensterk import __version__
from samensterk.cli.progress import reading_progress
from samensterk.products.fetch_record import OtherMunicipality
from samensterk.products.fetch_run import (
    Arrived,
    FetchOrder,
    FetchOutcome,
    run_fetch,
)
from samensterk.products.fetch_words import in_dutch, left_out_in_dutch
from samensterk.sources.fetching.area_layers import MunicipalityUnknown
from samensterk.sources.fetching.courier import (
    Clock,
    Courier,
    Patience,
    one_connection,
)
from samensterk.sources.fetching.registers import REGISTERS
from samensterk.sources.fetching.servers import Servers
from samensterk.sources.fetching.trouble import FetchError

CLOCK = Clock(time.time, time.sleep)
PATIENCE = Patience()


def add_parser(verbs: Any) -> None:
    """Tell argparse about `fetch`."""
    parser = verbs.add_parser(
        "fetch", help="haal bij PDOK en CBS op wat een scan nodig heeft"
    )
    parser.add_argument(
        "municipality", metavar="GEMEENTE", help="code of naam, zoals GM0166 of Kampen"
    )
    parser.add_argument(
        "--to", required=True, type=Path, metavar="MAP", help="map voor de bestanden"
    )
    parser.add_argument(
        "--only",
        type=_registers,
        default=tuple(REGISTERS),
        metavar="A,B",
        help=f"alleen deze bronnen: {', '.join(REGISTERS)}",
    )
    parser.add_argument(
        "--whole-files",
        action="store_true",
        help="haal de bestanden van heel Nederland (samen ruim 10 GB)",
    )
    parser.add_argument(
        "--refresh", action="store_true", help="haal ook op wat er al is"
    )
    parser.add_argument(
        "--from",
        dest="mirror",
        metavar="URL",
        help="vraag een spiegel in plaats van PDOK en CBS: URL/api.pdok.nl/...",
    )
    parser.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fetch, and turn what goes wrong into Dutch lines, one for each trouble."""
    order = FetchOrder(
        asked=args.municipality,
        folder=args.to,
        registers=args.only,
        whole_files=args.whole_files,
        refresh=args.refresh,
    )
    try:
        outcome = _fetch(order, args.mirror)
    except (FetchError, MunicipalityUnknown, OtherMunicipality, OSError) as error:
        return _trouble(in_dutch(error))
    except KeyboardInterrupt:
        sys.stderr.write(
            "samensterk: gestopt. Wat er al is, blijft bewaard; "
            "dezelfde opdracht gaat verder waar het stopte.\n"
        )
        return 130
    if args.json:
        sys.stdout.write(_as_json(outcome))
    else:
        sys.stdout.write(_as_text(outcome, args.to))
    return _tell_missed(outcome)


def _fetch(order: FetchOrder, mirror: str | None) -> FetchOutcome:
    servers = Servers(mirror)
    # Chance only spreads the waits; it decides nothing.
    chance = random.random
    with one_connection() as client, reading_progress("opgehaald") as progress:
        courier = Courier(client, servers, PATIENCE, CLOCK, chance)
        return run_fetch(order, courier, f"samensterk {__version__}", progress)


def _as_json(outcome: FetchOutcome) -> str:
    found = {
        "municipality": asdict(outcome.municipality),
        "files": [asdict(one) for one in outcome.arrived],
        "failed": {one.register: in_dutch(one.error) for one in outcome.missed},
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _as_text(outcome: FetchOutcome, folder: Path) -> str:
    lines = [_line(one, folder) for one in outcome.arrived]
    if outcome.arrived:
        files = shlex.join(str(folder / one.entry.file) for one in outcome.arrived)
        code, name = outcome.municipality.code, outcome.municipality.name
        lines += [
            f"Maak nu de scan van {name}:",
            f"samensterk scan {files} --area {code} --to scan-{code}",
        ]
    return "".join(f"{line}\n" for line in lines)


def _line(one: Arrived, folder: Path) -> str:
    source = one.entry.source
    counts = ", ".join(f"{count} {name}" for name, count in source.counts.items())
    date = source.date or "datum onbekend"
    known = "" if one.is_new else " (was er al)"
    return (
        f"{folder / one.entry.file}: {counts or _size(one.entry.size_bytes)}"
        f" · {source.title}, {date}, {source.licence}{known}"
        f"{left_out_in_dutch(source.left_out)}"
    )


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.0f} MB"


def _tell_missed(outcome: FetchOutcome) -> int:
    if not outcome.missed:
        return 0
    n_all = len(outcome.arrived) + len(outcome.missed)
    _trouble(f"{len(outcome.missed)} van {n_all} bronnen zijn niet gelukt:")
    for one in outcome.missed:
        _trouble(f"{one.register}: {in_dutch(one.error)}")
    return 2


def _registers(text: str) -> Sequence[str]:
    names = tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))
    unknown = [name for name in names if name not in REGISTERS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"kies uit: {', '.join(REGISTERS)}")
    return names


def _trouble(line: str) -> int:
    sys.stderr.write(f"samensterk: {line}\n")
    return 2
