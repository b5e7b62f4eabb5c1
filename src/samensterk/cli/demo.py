"""`samensterk demo`: a whole site to practise on, about places that do not exist."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from samensterk import __version__
from samensterk.cli.dutch_parser import positive
from samensterk.cli.progress import reading_progress
from samensterk.cli.site import NoWebFloor, trouble, wake
from samensterk.products.kinds import BUSINESS_PARKS, COUNTRYSIDE, Kind
from samensterk.products.scan_folder import Imprint
from samensterk.products.scan_run import Order, run_scans
from samensterk.products.stopwatch import Stopwatch
from samensterk.sample import grow, write, write_bag
from samensterk.scan.rules import DEFAULT_RULES

YARDS, SEED = 400, 7
YARDS_OF_NEIGHBOUR, SEED_OF_NEIGHBOUR = 150, 11
# The scan before: the register as it was then, looked at a year ago.
BUILT_UNTIL = 2019
A_YEAR = timedelta(days=365)


def add_parser(verbs: Any) -> None:
    """Tell argparse about `demo`."""
    demo = verbs.add_parser("demo", help="start een oefenomgeving met Noorderveld")
    demo.add_argument(
        "--to",
        type=Path,
        default=Path("demo"),
        metavar="MAP",
        help="map voor de oefenomgeving (gewoon: demo)",
    )
    demo.add_argument("--reset", action="store_true", help="begin helemaal opnieuw")
    demo.add_argument(
        "--no-serve",
        action="store_true",
        help="zet alles klaar, maar start de site niet",
    )
    demo.add_argument(
        "--json", action="store_true", help="toon adres en logins als JSON"
    )
    demo.add_argument(
        "--port",
        type=positive,
        default=8000,
        metavar="POORT",
        help="poort van de site (gewoon: 8000)",
    )
    demo.add_argument(
        "--days-ahead",
        type=positive,
        default=0,
        metavar="DAGEN",
        help="doe alsof het zoveel dagen later is, om termijnen te zien aflopen",
    )
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grow the files, scan them, fill the site, and serve it."""
    folder = args.to.absolute()
    if args.reset:
        shutil.rmtree(folder / "site", ignore_errors=True)
    _make_scans(folder)
    os.environ["SAMENSTERK_DEMO"] = "1"
    os.environ["SAMENSTERK_DATA"] = str(folder / "site")
    if args.days_ahead:
        os.environ["SAMENSTERK_DAYS_AHEAD"] = str(args.days_ahead)
    os.environ.setdefault("SAMENSTERK_URL", f"http://127.0.0.1:{args.port}")
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from samensterk.web.config import demo, preparing, together  # noqa: PLC0415

    preparing.prepare()
    try:
        logins = demo.fill(
            demo.Scans(
                here=(folder / "eerder" / "scan", folder / "scan"),
                parks=folder / "terreinen",
                neighbour=folder / "buren" / "scan",
            )
        )
    except demo.NotForPractice:
        return trouble(
            "in deze database staan echte mensen. Oefenen kan alleen in een eigen database."
        )
    _tell([one.as_dict() for one in logins], as_json=args.json)
    if args.no_serve:
        return 0
    try:
        return together.serve(host="127.0.0.1", port=args.port)
    except together.PortTaken as error:
        return trouble(
            f"poort {error.port} is al in gebruik. Kies een andere met --port."
        )


def _make_scans(folder: Path) -> None:
    """Grow and scan what is not there yet: the countryside, the business park, the neighbour."""
    files = _grow(folder / "bestanden", YARDS, SEED)
    before = folder / "eerder"
    _scan(_as_it_was(files, before / "bestanden"), before / "scan", COUNTRYSIDE, A_YEAR)
    _scan(files, folder / "scan", COUNTRYSIDE, previous=before / "scan")
    _scan(files, folder / "terreinen", BUSINESS_PARKS)
    neighbour = folder / "buren"
    files = _grow(neighbour / "bestanden", YARDS_OF_NEIGHBOUR, SEED_OF_NEIGHBOUR)
    _scan(files, neighbour / "scan", COUNTRYSIDE)


def _grow(folder: Path, n_yards: int, seed: int) -> Sequence[Path]:
    if not folder.exists():
        draft = folder.with_name(f".{folder.name}")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        write(grow(n_yards, seed), draft)
        draft.rename(folder)
    provinces = folder.glob("cbs_provincie_*.geojson")
    return sorted([*folder.glob("*.gpkg"), *folder.glob("*.json"), *provinces])


def _as_it_was(files: Sequence[Path], folder: Path) -> Sequence[Path]:
    """Give the same files, with the register of buildings as it was some years ago."""
    if not folder.exists():
        draft = folder.with_name(f".{folder.name}")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        write_bag(grow(YARDS, SEED), draft, BUILT_UNTIL)
        draft.rename(folder)
    kept = [one for one in files if one.name != "bag-light.gpkg"]
    return [*kept, folder / "bag-light.gpkg"]


def _scan(
    files: Sequence[Path],
    folder: Path,
    kind: Kind,
    ago: timedelta = timedelta(),
    previous: Path | None = None,
) -> None:
    if folder.exists():
        return
    made_on = datetime.now(UTC).date() - ago
    order = Order(files, ["Noorderveld"], None, folder, kind, previous=previous)
    with reading_progress() as progress:
        run_scans(
            order,
            DEFAULT_RULES,
            imprint=Imprint(made_on.isoformat(), __version__),
            progress=progress,
            watch=Stopwatch(perf_counter),
        )


def _tell(logins: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    address = os.environ["SAMENSTERK_URL"]
    if as_json:
        told = {"address": address, "logins": logins}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write("Inloggen kan als (rol, e-mailadres, gemeente):\n")
    for one in logins:
        place = one["municipality"] or "beheer"
        sys.stdout.write(f"  {one['role']:<20} {one['email']:<46} {place}\n")
    sys.stdout.write(f"Wachtwoord voor iedereen: {logins[0]['password']}\n")
    sys.stdout.write("De code van de tweede factor staat op de pagina zelf.\n")
    sys.stdout.flush()
