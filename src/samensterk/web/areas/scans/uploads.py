"""Keep what somebody sent until its job has read it.

The folder is in MEDIA_ROOT, which workers on other machines must share.
"""

import shutil
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from samensterk.web.areas.scans.scan_folders import DATA, SUMMARY


def keep_scan(data: UploadedFile, summary: UploadedFile) -> Path:
    """Write both files into a new folder under names of our own."""
    return keep_files({DATA: data, SUMMARY: summary})


def keep_files(files: Mapping[str, UploadedFile]) -> Path:
    """Write files into a new folder under names of our own; there may be none."""
    folder = _place() / uuid.uuid4().hex
    folder.mkdir(parents=True, mode=0o700)
    for name, file in files.items():
        with (folder / name).open("wb") as kept:
            (folder / name).chmod(0o600)
            for chunk in file.chunks():
                kept.write(chunk)
    return folder


def forget(folder: Path) -> None:
    """Remove what was sent; a folder that is not one of ours stays."""
    if folder.parent == _place():
        shutil.rmtree(folder, ignore_errors=True)


def forget_uploads(before: datetime) -> None:
    """Remove what nobody read in time, after work that failed."""
    place = _place()
    for folder in place.iterdir() if place.is_dir() else ():
        if folder.stat().st_mtime < before.timestamp():
            forget(folder)


def _place() -> Path:
    return Path(settings.MEDIA_ROOT) / "scans"
