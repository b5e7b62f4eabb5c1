"""`samensterk sample`: Noorderveld, which does not exist."""

import argparse
import sys
from pathlib import Path
from typing import Any

from samensterk.sample import grow, write


def add_parser(verbs: Any) -> None:
    """Tell argparse about `sample`."""
    sample = verbs.add_parser(
        "sample",
        help="maak de bestanden van Noorderveld, een gemeente die niet bestaat",
    )
    sample.add_argument(
        "--yards", type=_positive, default=400, help="ongeveer zoveel erven"
    )
    sample.add_argument(
        "--seed", type=int, default=7, help="hetzelfde getal geeft dezelfde bestanden"
    )
    sample.add_argument("--to", required=True, type=Path, help="map voor de bestanden")
    sample.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grow the municipality and write its files into a new folder."""
    if args.to.exists():
        sys.stderr.write(
            f"samensterk: de map {args.to} bestaat al. Kies een andere map.\n"
        )
        return 2
    args.to.mkdir(parents=True)
    for path in write(grow(args.yards, args.seed), args.to):
        sys.stdout.write(f"{path}\n")
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("geef een aantal van 1 of meer")
    return number
