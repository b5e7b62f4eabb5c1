"""Open zip files that lie in zip files, one at a time and never all unpacked."""

import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

IN_MEMORY_BYTES = 1 << 26  # a larger inner zip goes to a temporary file
_COPY_BYTES = 1 << 20
_LOCAL_HEADER_BYTES = 30  # before the first name; PKWARE APPNOTE 6.3, 4.3.7
_NAME_LENGTH = slice(26, 28)
_ENCRYPTED = 0x1


@contextmanager
def inner_zip(outer: zipfile.ZipFile, name: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip that is a member of another; its copy is gone afterwards.

    Raises
    ------
    zipfile.BadZipFile
        Either of the two is damaged, or the member has a password.
    """
    with SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as copy:
        with open_member(outer, name) as member:
            shutil.copyfileobj(member, copy, _COPY_BYTES)
        copy.seek(0)
        with zipfile.ZipFile(copy) as inner:
            yield inner


def open_member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a member for reading, as it streams out of the zip.

    Raises
    ------
    zipfile.BadZipFile
        The zip is damaged or the member has a password.
    """
    if archive.getinfo(name).flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile(f"{name} has a password")
    return archive.open(name)


def xml_members(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """List the XML files, in the order of their numbers."""
    names = archive.namelist()
    return tuple(sorted(name for name in names if name.lower().endswith(".xml")))


def names_in(path: Path) -> tuple[str, ...]:
    """List the members of a zip; only the first one when its end is missing."""
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return _first_name(path)


def matching(names: Sequence[str], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """Sort members by the first group of a pattern; their folder does not matter."""
    found: dict[str, list[str]] = {}
    for name in names:
        match = pattern.fullmatch(name.rpartition("/")[2])
        if match:
            found.setdefault(match.group(1), []).append(name)
    return found


def _first_name(path: Path) -> tuple[str, ...]:
    try:
        with path.open("rb") as file:
            header = file.read(_LOCAL_HEADER_BYTES)
            if not header.startswith(b"PK\x03\x04"):
                return ()
            length = int.from_bytes(header[_NAME_LENGTH], "little")
            return (file.read(length).decode("utf-8", "replace"),)
    except OSError:
        return ()
