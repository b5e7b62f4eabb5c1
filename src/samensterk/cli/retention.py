"""`samensterk retention`: do now what is done every night; removes what had its time."""

import argparse
import json
import sys
from typing import Any

from samensterk.cli.site import NoWebFloor, trouble, wake

FAILED = 1  # exit code when something could not be removed


def add_parser(verbs: Any) -> None:
    """Tell argparse about `retention`."""
    retention = verbs.add_parser(
        "retention", help="verwijder nu wat zijn tijd heeft gehad"
    )
    retention.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    retention.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Remove what is due; the same as a night, and safe to repeat."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from django.db import Error  # noqa: PLC0415

    from samensterk.web.privacy.retention.services import remove_due  # noqa: PLC0415

    try:
        done = remove_due()
    except Error:
        return trouble(
            "de database antwoordt niet, of heeft nog geen tabellen. Zie 'samensterk doctor'."
        )
    told = {"day": f"{done.day}", "removed": done.n_removed, "failed": done.failed}
    if args.json:
        sys.stdout.write(json.dumps(told) + "\n")
    else:
        sys.stdout.write(f"{done.day}: {done.n_removed} rijen verwijderd vandaag.\n")
        for code in done.failed:
            sys.stdout.write(f"Niet gelukt: {code}. Zie het log.\n")
    return FAILED if done.failed else 0
