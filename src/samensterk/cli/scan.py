"""`samensterk scan`: from files to a scan folder for each municipality."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from samensterk import __version__
from samensterk.cli.dutch_parser import positive
from samensterk.cli.progress import reading_progress
from samensterk.products.changes import PreviousError
from samensterk.products.dutch import dutch_count
from samensterk.products.kinds import COUNTRYSIDE, KINDS
from samensterk.products.place import PlaceError
from samensterk.products.scan_folder import FolderExists, Imprint
from samensterk.products.scan_run import Done, Failed, Order, run_scans
from samensterk.products.scan_words import place_in_dutch, why_not_written
from samensterk.products.stopwatch import Stopwatch
from samensterk.products.workers import NoScheduler
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.sources.reading import SourceError


def add_parser(verbs: Any) -> None:
    """Tell argparse about `scan`."""
    parser = verbs.add_parser("scan", help="maak een gebiedsscan van een gemeente")
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="BESTAND",
        help="een bestand zoals het is gedownload; mag vaker",
    )
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="GEMEENTE",
        help="naam of code van de gemeente; mag vaker",
    )
    parser.add_argument("--province", help="alle gemeenten van deze provincie")
    parser.add_argument(
        "--kind",
        choices=list(KINDS),
        default=COUNTRYSIDE.code,
        help="wat de scan beschrijft (gewoon: buitengebied)",
    )
    parser.add_argument(
        "--to", required=True, type=Path, metavar="MAP", help="map voor de scan"
    )
    parser.add_argument(
        "--previous", type=Path, metavar="MAP", help="vergelijk met deze eerdere scan"
    )
    parser.add_argument(
        "--replace", action="store_true", help="vervang een scan die er al is"
    )
    parser.add_argument(
        "--without-yards", action="store_true", help="schrijf alleen gebieden"
    )
    parser.add_argument(
        "--workers",
        type=positive,
        default=os.cpu_count() or 1,
        metavar="N",
        help="zoveel rekenaars tegelijk bij grote gebieden (gewoon: alle)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADRES",
        help="reken op een Dask-cluster, zoals tcp://10.0.0.5:8786",
    )
    parser.add_argument(
        "--json", action="store_true", help="geef de samenvatting als JSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Scan, and turn what goes wrong into Dutch lines, one for each trouble."""
    if not args.area and args.province is None:
        return _trouble("zeg welke gemeente: geef --area of --province mee.")
    try:
        with reading_progress() as progress:
            outcomes = run_scans(
                _order(args),
                DEFAULT_RULES,
                imprint=Imprint(datetime.now(UTC).date().isoformat(), __version__),
                progress=progress,
                watch=Stopwatch(perf_counter),
            )
    except SourceError as error:
        return _trouble(f"{error.path}: {error.why}")
    except NoScheduler as error:
        return _trouble(f"{error.address}: {error.why}")
    except (PlaceError, FolderExists) as error:
        return _trouble(_in_dutch(error, args.to))
    return _tell(outcomes, args.to, as_json=args.json, is_single=_order(args).is_single)


def _order(args: argparse.Namespace) -> Order:
    return Order(
        files=args.files,
        areas=args.area,
        province=args.province,
        folder=args.to,
        kind=KINDS[args.kind],
        previous=args.previous,
        with_yards=not args.without_yards,
        replace=args.replace,
        workers=args.workers,
        scheduler=args.scheduler,
    )


def _tell(
    outcomes: Sequence[Done | Failed], folder: Path, *, as_json: bool, is_single: bool
) -> int:
    done = [one for one in outcomes if isinstance(one, Done)]
    failed = [one for one in outcomes if isinstance(one, Failed)]
    if as_json and done:
        summaries = [one.summary for one in done]
        text = json.dumps(
            summaries[0] if is_single else summaries, ensure_ascii=False, indent=2
        )
        sys.stdout.write(text + "\n")
    elif not as_json:
        sys.stdout.write("".join(map(_as_text, done)))
    if failed and not is_single:
        n_all = len(outcomes)
        _trouble(f"{len(failed)} van {n_all} gemeenten zijn niet gelukt:")
    for one in failed:
        _trouble(_in_dutch(one.error, folder))
    return 2 if failed else 0


def _as_text(done: Done) -> str:
    counts, folder = done.summary["counts"], done.folder
    if done.summary["kind"] == COUNTRYSIDE.code:
        found = f"{_or_few(counts['yards'])} erven, {_areas(counts['cells'])}"
    else:
        found = (
            f"{_or_few(counts['units'])} adressen op bedrijventerreinen, "
            f"{_areas(counts['areas'])}"
        )
    return (
        f"Gebiedsscan van {done.place.name}: {found}.\n"
        f"Rapport: {folder / 'report.html'}\nOp papier: {folder / 'report.pdf'}\n"
        f"Kaartlagen: {folder / 'scan.gpkg'}\n"
    )


def _areas(count: int) -> str:
    return dutch_count(count, "gebied", "gebieden")


def _or_few(count: int | None) -> str:
    return "minder dan vijf" if count is None else str(count)


def _in_dutch(
    error: PlaceError | FolderExists | PreviousError | OSError, folder: Path
) -> str:
    if isinstance(error, PlaceError):
        return place_in_dutch(error)
    if isinstance(error, FolderExists):
        return f"de map {error.folder} bestaat al. Kies een andere map of geef --replace mee."
    if isinstance(error, PreviousError):
        return f"de map {error.folder} {error.why} Kies met --previous een map die deze opdracht eerder maakte."
    why = why_not_written(error)
    return f"schrijven in {folder} is niet gelukt: {why}. Er is niets half geschreven."


def _trouble(line: str) -> int:
    sys.stderr.write(f"samensterk: {line}\n")
    return 2
