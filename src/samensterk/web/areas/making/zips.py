"""Look at a zip before anything reads it: broken, locked, or a bomb."""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO

MOST_MEMBERS = 20_000
# The XML of the BAG becomes up to ninety times smaller; a bomb a thousand times.
MOST_TIMES_LARGER = 300
SMALL_BYTES = 1_000_000  # of a small file it does not matter
MOST_BYTES = 20_000_000_000
DEEPEST = 5  # zips in zips; the BAG of a municipality has four
_ENCRYPTED = 0x1
_LINK = 0o120000
_KIND = 0o170000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class Fault(StrEnum):
    """Why a zip is not taken."""

    BROKEN = "broken"
    LOCKED = "locked"
    BOMB = "bomb"
    STRANGE_NAME = "strange_name"
    LINK = "link"


class RefusedZip(Exception):
    def __init__(self, fault: Fault, name: str = "") -> None:
        super().__init__(f"{fault}: {name}")
        self.fault, self.name = fault, name


@dataclass(slots=True)
class Room:
    """How much may still come out of one zip and the zips in it."""

    n_members: int = MOST_MEMBERS
    size: int = MOST_BYTES

    def take(self, member: zipfile.ZipInfo) -> None:
        self.n_members -= 1
        self.size -= member.file_size
        is_large = member.file_size > SMALL_BYTES
        times = member.file_size / max(member.compress_size, 1)
        if (
            self.n_members < 0
            or self.size < 0
            or (is_large and times > MOST_TIMES_LARGER)
        ):
            raise RefusedZip(Fault.BOMB, member.filename)


def is_zip(path: Path) -> bool:
    """Say whether it begins as a zip does; whether it ends so is another matter."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def check_zip(path: Path) -> None:
    """Look at what a zip says of its members, and of zips in it.

    Raises
    ------
    RefusedZip
    """
    with path.open("rb") as file:
        _check(file, Room(), DEEPEST)


def safe_members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Give the files of a zip that is to be unpacked.

    Raises
    ------
    RefusedZip
    """
    room = Room()
    for member in archive.infolist():
        _check_member(member, room)
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            raise RefusedZip(Fault.STRANGE_NAME, member.filename)
        if (member.external_attr >> 16) & _KIND == _LINK:
            raise RefusedZip(Fault.LINK, member.filename)
        if not member.is_dir():
            yield member


def _check(file: IO[bytes], room: Room, deepest: int) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                _check_member(member, room)
                if member.filename.lower().endswith(".zip"):
                    _check_inner(archive, member, room, deepest - 1)
    except BROKEN as error:
        raise RefusedZip(Fault.BROKEN) from error


def _check_member(member: zipfile.ZipInfo, room: Room) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise RefusedZip(Fault.LOCKED, member.filename)
    room.take(member)


def _check_inner(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: Room, deepest: int
) -> None:
    if not deepest:
        raise RefusedZip(Fault.BOMB, member.filename)
    with TemporaryFile() as copy:
        with archive.open(member) as inner:
            shutil.copyfileobj(inner, copy)
        copy.seek(0)
        _check(copy, room, deepest)
