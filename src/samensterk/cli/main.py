"""`samensterk`: one command, a few verbs; trouble is one line and exit code 2."""

import sys
import warnings
from collections.abc import Sequence

from samensterk import __version__
from samensterk.cli import (
    admin,
    demo,
    fetch,
    keep,
    plan,
    retention,
    sample,
    scan,
    serve,
    sources,
    verify_log,
)
from samensterk.cli.dutch_parser import DutchParser

_VERBS = (
    scan,
    sources,
    fetch,
    plan,
    sample,
    demo,
    serve,
    keep,
    retention,
    verify_log,
    admin,
)


def make_parser() -> DutchParser:
    """Give the parser of all verbs; the manual is held against it."""
    parser = DutchParser(
        prog="samensterk", description="Samen sterk voor een veilig buitengebied."
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="toon de versie"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="opdracht")
    for verb in _VERBS:
        verb.add_parser(verbs)
    return parser


def main(argv: Sequence[str]) -> int:
    """Run one verb; give its exit code."""
    parser = make_parser()
    try:
        args = parser.parse_args(argv)
    except SystemExit as asked:
        return int(asked.code or 0)
    try:
        with warnings.catch_warnings():
            # GDAL grumbles in English about files that we refuse in Dutch.
            warnings.simplefilter("ignore", RuntimeWarning)
            code: int = args.run(args)
    except KeyboardInterrupt:
        sys.stderr.write("samensterk: gestopt. Er is niets half geschreven.\n")
        return 130
    return code


def run() -> None:
    """Start from the shell."""
    sys.exit(main(sys.argv[1:]))
