"""A scan folder that was made elsewhere: from a zip, or from a folder on the server.

Only files with a known name are taken. The report as a web page is not: what somebody
sends is never shown as a page of ours, and it is made again from its data.
"""

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from samensterk.web.areas.making.zips import (
    BROKEN,
    Fault,
    RefusedZip,
    check_zip,
    safe_members,
)
from samensterk.web.areas.scans.scan_folders import DATA, SUMMARY

ZIP = "sent.zip"
KNOWN = frozenset(
    {
        DATA,
        SUMMARY,
        "areas.parquet",
        "visit_areas.parquet",
        "changes.parquet",
        "yards.parquet",
        "units.parquet",
        "buildings.parquet",
        "addresses.parquet",
        "map.pmtiles",
        "network.roads",
        "context.json",
        "report.json",
        "report.pdf",
    }
)


def check_scan_zip(path: Path) -> None:
    """Look at a zip before it is kept.

    Raises
    ------
    RefusedZip
    """
    check_zip(path)
    with zipfile.ZipFile(path) as archive:
        for _member in safe_members(archive):
            pass


def unpack_scan(path: Path, folder: Path) -> None:
    """Take the known files out of a zip; they may lie in one folder in it.

    Raises
    ------
    RefusedZip
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with zipfile.ZipFile(path) as archive:
            for member in safe_members(archive):
                name = PurePosixPath(member.filename.replace("\\", "/")).name
                if name in KNOWN and _is_high(member.filename):
                    with archive.open(member) as inside:
                        _write(folder / name, inside)
    except BROKEN as error:
        raise RefusedZip(Fault.BROKEN) from error


def copy_scan(paths: Sequence[Path], folder: Path) -> None:
    """Take the known files of a folder on the server."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in paths:
        if path.name in KNOWN:
            with path.open("rb") as inside:
                _write(folder / path.name, inside)


def _is_high(name: str) -> bool:
    return len(PurePosixPath(name.replace("\\", "/")).parts) <= 2


def _write(path: Path, inside: IO[bytes]) -> None:
    with path.open("wb") as kept:
        path.chmod(0o600)
        shutil.copyfileobj(inside, kept)
