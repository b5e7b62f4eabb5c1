"""`samensterk scan`: from files to a scan folder."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samensterk import __version__
from samensterk.cli.progress import reading_progress
from samensterk.products.area_scan import scan_place
from samensterk.products.gather import gather
from samensterk.products.place import NoBorders, PlaceNotFound, find_place
from samensterk.products.scan_folder import FolderExists, write_scan
from samensterk.scan.rules import DEFAULT_RULES
from samensterk.sources.reading import SourceError


def add_parser(verbs: Any) -> None:
    """Tell argparse about `scan`."""
    parser = verbs.add_parser("scan", help="maak een gebiedsscan van een gemeente")
    parser.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    parser.add_argument("--area", required=True, help="naam of code van de gemeente")
    parser.add_argument("--to", required=True, type=Path, help="map voor de scan")
    parser.add_argument(
        "--replace", action="store_true", help="vervang een scan die er al is"
    )
    parser.add_argument(
        "--without-yards", action="store_true", help="schrijf alleen gebieden"
    )
    parser.add_argument(
        "--json", action="store_true", help="geef de samenvatting als JSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Scan, and turn what goes wrong into one Dutch line."""
    try:
        summary = _scan(args)
    except SourceError as error:
        return _trouble(f"{error.path}: {error.why}")
    except NoBorders:
        return _trouble(
            "geen van de bestanden bevat grenzen. Voeg de gemeentegrenzen van het CBS toe."
        )
    except PlaceNotFound as error:
        near = (
            f" Bedoelt u {' of '.join(error.suggestions)}?" if error.suggestions else ""
        )
        return _trouble(
            f"de gemeente '{error.asked}' staat niet in de bestanden.{near}"
        )
    except FolderExists as error:
        return _trouble(
            f"de map {error.folder} bestaat al. Kies een andere map of geef --replace mee."
        )
    sys.stdout.write(_as_json(summary) if args.json else _as_text(summary, args.to))
    return 0


def _scan(args: argparse.Namespace) -> Any:
    if args.to.exists() and not args.replace:
        raise FolderExists(args.to)
    with reading_progress() as progress:
        gathered = gather(args.files, None, progress)
    place = find_place(gathered.tables.get("districts"), args.area)
    return write_scan(
        scan_place(place, gathered, DEFAULT_RULES),
        gathered,
        args.to,
        made_on=datetime.now(UTC).date().isoformat(),
        version=__version__,
        with_yards=not args.without_yards,
        replace=args.replace,
    )


def _as_json(summary: Any) -> str:
    return json.dumps(summary, ensure_ascii=False, indent=2) + "\n"


def _as_text(summary: Any, folder: Path) -> str:
    counts = summary["counts"]
    n_yards = "minder dan vijf" if counts["yards"] is None else counts["yards"]
    return (
        f"Gebiedsscan van {summary['area']['name']}: {n_yards} erven, {counts['cells']} gebieden.\n"
        f"Rapport: {folder / 'report.html'}\nOp papier: {folder / 'report.pdf'}\nKaartlagen: {folder / 'scan.gpkg'}\n"
    )


def _trouble(line: str) -> int:
    sys.stderr.write(f"samensterk: {line}\n")
    return 2
