"""`samensterk sources`: say what files are and what is wrong with them."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samensterk.cli.progress import reading_progress
from samensterk.products.gather import Progress
from samensterk.sources.careful import Careful
from samensterk.sources.reading import Problem, SourceError, SourceFile
from samensterk.sources.reasons import REASONS
from samensterk.sources.recognise import recognise


def add_parser(verbs: Any) -> None:
    """Tell argparse about `sources`."""
    parser = verbs.add_parser(
        "sources", help="zeg wat bestanden zijn en wat eraan mankeert"
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="BESTAND",
        help="een bestand zoals het is gedownload; mag vaker",
    )
    parser.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Describe every file; one that cannot be used does not stop the rest."""
    code = 0
    described = []
    with reading_progress() as progress:
        for path in args.files:
            try:
                described.append(_look_at(path, progress))
            except SourceError as error:
                sys.stderr.write(f"samensterk: {error.path}: {error.why}\n")
                code = 2
    if args.json:
        found = [_as_json(file, problems) for file, problems in described]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(
            "\n".join(_as_text(file, problems) for file, problems in described)
        )
    return code


def _look_at(path: Path, progress: Progress) -> tuple[SourceFile, tuple[Problem, ...]]:
    known = Careful(recognise(path))
    return known.describe(path), known.check(path, progress(path.name))


def _as_json(file: SourceFile, problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "file": str(file.path),
        "format": file.format,
        "title": file.title,
        "date": file.date,
        "crs": file.crs,
        "licence": file.licence,
        "attribution": file.attribution,
        "counts": dict(file.counts),
        "extent_m": file.extent_m,
        "problems": [asdict(problem) for problem in problems],
    }


def _as_text(file: SourceFile, problems: Sequence[Problem]) -> str:
    counts = ", ".join(f"{count} {name}" for name, count in file.counts.items())
    extent = (
        "onbekend"
        if file.extent_m is None
        else " ".join(f"{m:.0f}" for m in file.extent_m)
    )
    lines = [
        str(file.path),
        f"  wat      {file.title}",
        f"  datum    {file.date or 'staat niet in het bestand'}",
        f"  stelsel  {file.crs}",
        f"  licentie {file.licence}, {file.attribution}",
        f"  aantal   {counts}",
        f"  gebied   {extent} (RD, meters)",
    ]
    lines += [
        f"  let op   {problem.count} keer: {REASONS[problem.reason]} Voorbeeld: {problem.example}"
        for problem in problems
    ]
    return "\n".join(lines) + "\n"
