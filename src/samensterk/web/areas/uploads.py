"""Keep what somebody sent until its job has read it."""

import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from samensterk.web.areas.scan_folders import DATA, SUMMARY


def keep_scan(data: UploadedFile, summary: UploadedFile) -> Path:
    """Write both files into a new folder under names of our own."""
    folder = Path(settings.MEDIA_ROOT) / "scans" / uuid.uuid4().hex
    folder.mkdir(parents=True, mode=0o700)
    for name, file in ((DATA, data), (SUMMARY, summary)):
        with (folder / name).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
    return folder
