"""Where the folder of a scan is kept: outside the web root, one for each scan.

In MEDIA_ROOT, which workers and web servers on other machines must share. What is in it
about yards and addresses is for the municipality only; doors serve files by name.
"""

import shutil
import uuid
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.conf import settings

from samensterk.web.areas.scans.models import LoadedScan

MAP, REPORT, ADDRESSES = "map.pmtiles", "report.json", "addresses.parquet"


def keep_folder(folder: Path) -> str:
    """Copy a scan folder to where it stays; gives the name it has there.

    A copy, because a job that is done again must find what it began with.
    """
    name = uuid.uuid4().hex
    target = _place() / name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copytree(folder, target)
    return name


def file_of(scan: LoadedScan, name: str) -> Path | None:
    """Give the path of one file of a scan, when it is there.

    Raises
    ------
    ValueError
        The name is no name of a file.
    """
    if Path(name).name != name:
        raise ValueError(name)
    if not scan.folder:
        return None
    path = _place() / scan.folder / name
    return path if path.is_file() else None


def folder_of(scan: LoadedScan) -> Path | None:
    """Give the folder of a scan, when there is one."""
    path = _place() / scan.folder
    return path if scan.folder and path.is_dir() else None


def forget_folder(name: str) -> None:
    """Remove the folder of a scan that has gone."""
    if name:
        shutil.rmtree(_place() / name, ignore_errors=True)


def forget_folders_without(known: Collection[str], *, before: datetime) -> None:
    """Remove folders that no scan has: what a killed worker had kept already."""
    place = _place()
    for folder in place.iterdir() if place.is_dir() else ():
        is_old = folder.stat().st_mtime < before.timestamp()
        if folder.name not in known and is_old:
            shutil.rmtree(folder, ignore_errors=True)


def _place() -> Path:
    return Path(settings.MEDIA_ROOT) / "scan-folders"
