"""`samensterk verify-log`: compute the chain over the processing log again."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samensterk.cli.site import NoWebFloor, trouble, wake

# What an earlier answer tells of each month.
HEAD = ("code", "month", "number", "hash", "n_lines", "chain_hash")


def add_parser(verbs: Any) -> None:
    """Tell argparse about `verify-log`."""
    parser = verbs.add_parser(
        "verify-log", help="kijk of niemand iets aan de verwerkingenlog veranderde"
    )
    parser.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar="BESTAND",
        help="vergelijk met een eerder antwoord van --json, dat elders bewaard is",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify; 0 is whole, 2 is not."""
    try:
        noted = _read(args.against) if args.against else []
    except (OSError, ValueError, KeyError, TypeError):
        return trouble(f"{args.against} is geen antwoord van 'verify-log --json'.")
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from django.conf import settings  # noqa: PLC0415
    from django.db import Error  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from samensterk.web.privacy.log.verification import Head, verify  # noqa: PLC0415

    try:
        report = verify([Head(**one) for one in noted])
    except Error:
        return trouble("de database antwoordt niet. Zie 'samensterk doctor'.")
    with translation.override(settings.LANGUAGE_CODE):
        sys.stdout.write(_as_json(report) if args.json else _as_text(report))
    return 2 if report.findings else 0


def _read(path: Path) -> list[dict[str, Any]]:
    """Read the heads that an earlier answer named."""
    told: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["heads"]
    return [{name: one[name] for name in HEAD} for one in told]


def _as_json(report: Any) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"


def _as_text(report: Any) -> str:
    from samensterk.web.privacy.log.faults import in_words  # noqa: PLC0415

    lines = [f"fout    {in_words(asdict(one))}" for one in report.findings]
    n_lines = f"{report.n_lines} regels in {report.n_months} maanden"
    if not lines:
        lines.append(f"goed    {n_lines}: niets veranderd, verwijderd of verplaatst.")
    else:
        lines.append(f"De log is niet heel: {n_lines} bekeken.")
    lines += [
        f"        {one.code} {one.month} zegel {one.number}: {one.hash}"
        for one in report.heads
    ]
    return "\n".join(lines) + "\n"
