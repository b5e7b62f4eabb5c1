"""`samensterk sample`: Noorderveld, which does not exist."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samensterk.cli.dutch_parser import positive
from samensterk.sample import TooManyBuildings, grow, write, write_national


def add_parser(verbs: Any) -> None:
    """Tell argparse about `sample`."""
    sample = verbs.add_parser(
        "sample",
        help="maak de bestanden van Noorderveld, een gemeente die niet bestaat",
    )
    size = sample.add_mutually_exclusive_group()
    size.add_argument(
        "--yards",
        type=positive,
        default=400,
        metavar="N",
        help="ongeveer zoveel erven",
    )
    size.add_argument(
        "--buildings",
        type=positive,
        metavar="N",
        help="in plaats daarvan een land met precies zoveel gebouwen: alleen BAG en NWB",
    )
    sample.add_argument(
        "--seed",
        type=int,
        default=7,
        metavar="GETAL",
        help="hetzelfde getal geeft dezelfde bestanden",
    )
    sample.add_argument(
        "--to", required=True, type=Path, metavar="MAP", help="map voor de bestanden"
    )
    sample.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grow the municipality and write its files into a new folder."""
    if args.to.exists():
        sys.stderr.write(
            f"samensterk: de map {args.to} bestaat al. Kies een andere map.\n"
        )
        return 2
    args.to.mkdir(parents=True)
    try:
        paths = _write(args)
    except TooManyBuildings as error:
        args.to.rmdir()
        sys.stderr.write(
            f"samensterk: er passen hooguit {error.most} gebouwen in het land.\n"
        )
        return 2
    for path in paths:
        sys.stdout.write(f"{path}\n")
    return 0


def _write(args: argparse.Namespace) -> Sequence[Path]:
    if args.buildings is not None:
        return write_national(args.buildings, args.seed, args.to)
    return write(grow(args.yards, args.seed), args.to)
