"""Where the files of an order are: in a folder of its own, or in one on the server.

The folder is in MEDIA_ROOT, outside the web root, which workers on other machines must
share. Files keep their names, for some registers say their year there, each in a
folder with a name of ours.
"""

import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from samensterk.web.areas.making import server_folders
from samensterk.web.areas.making.models import SourceFile

LONGEST_NAME = 100
FETCHED = "fetched"
WORK = "work"
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


def folder_of_order(order_id: UUID) -> Path:
    return _place() / str(order_id)


def path_of(source: SourceFile) -> Path | None:
    """Give where a file is; None when it is not there any more."""
    if source.origin == SourceFile.Origin.SERVER:
        return server_folders.file_at(source.path)
    root = folder_of_order(source.order_id)
    path = root / source.path
    return path if path.is_file() and path.is_relative_to(root) else None


def keep_upload(order_id: UUID, file: UploadedFile) -> tuple[str, int]:
    """Write a file piece by piece; gives its path in the folder, and its size."""
    own = Path(uuid.uuid4().hex) / plain_name(file.name or "")
    path = folder_of_order(order_id) / own
    make_private(path.parent)
    size = 0
    with path.open("xb") as kept:
        path.chmod(0o600)
        for chunk in file.chunks():
            size += kept.write(chunk)
    return str(own), size


def plain_name(name: str) -> str:
    """Give a name without folders or strange signs; never one that is hidden."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = _STRANGE.sub("_", last).lstrip("._-")
    stem, dot, end = plain.rpartition(".")
    if not dot:
        return plain[:LONGEST_NAME] or "bestand"
    return f"{stem[:LONGEST_NAME]}.{end[:10]}"


def fetched_folder(order_id: UUID, code: str) -> Path:
    """Give the folder of what is fetched for one municipality."""
    folder = folder_of_order(order_id) / FETCHED / code
    make_private(folder)
    return folder


def code_of_fetched(source: SourceFile) -> str:
    """Say for which municipality a file was fetched."""
    return Path(source.path).parts[1]


def forget_file(source: SourceFile) -> None:
    """Remove a file of ours; what is on the server stays as it is."""
    path = path_of(source)
    if source.origin != SourceFile.Origin.SERVER and path is not None:
        path.unlink(missing_ok=True)
        if source.origin == SourceFile.Origin.UPLOAD:
            shutil.rmtree(path.parent, ignore_errors=True)


def forget_order(order_id: UUID) -> None:
    shutil.rmtree(folder_of_order(order_id), ignore_errors=True)


@contextmanager
def work_folder(order_id: UUID, attempt: int) -> Iterator[Path]:
    """Give a folder for one attempt; what an attempt before it left goes as well."""
    place = folder_of_order(order_id) / WORK
    shutil.rmtree(place, ignore_errors=True)
    folder = place / str(attempt)
    make_private(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def orders_with_files() -> Iterator[UUID]:
    """Name the orders that have a folder."""
    place = _place()
    for folder in sorted(place.iterdir()) if place.is_dir() else ():
        try:
            yield UUID(folder.name)
        except ValueError:
            continue


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are ours, for this program alone."""
    place = _place()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    below = place
    for part in folder.relative_to(place).parts:
        below /= part
        below.mkdir(exist_ok=True, mode=0o700)


def _place() -> Path:
    return Path(settings.MEDIA_ROOT) / "sources"
