"""Files on the server that an administrator put ready: only read, and nothing beside.

A folder below SAMENSTERK_SOURCES is named by its path from there. Links are not
followed, so that nobody comes out of it.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

DEEPEST = 3  # folders below folders
MOST_FOLDERS = 500
SUMMARY = "scan.json"


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """A folder with files in it."""

    path: str
    n_files: int
    size: int  # bytes
    is_scan: bool


def is_offered() -> bool:
    """Say whether there is such a place at all."""
    return _root() is not None


def folders() -> Sequence[ServerFolder]:
    """List the folders that hold files, by name."""
    root = _root()
    found = [] if root is None else list(_walk(root))
    return sorted(found, key=lambda one: one.path)


def source_folders() -> Sequence[ServerFolder]:
    return [one for one in folders() if not one.is_scan]


def scan_folders() -> Sequence[ServerFolder]:
    return [one for one in folders() if one.is_scan]


def files_in(path: str) -> Sequence[Path]:
    """Give the files of one folder; none when it is not one of ours."""
    folder = _inside(path)
    return [] if folder is None or not folder.is_dir() else _files(folder)


def file_at(path: str) -> Path | None:
    """Give a file by its path from the root; None when it is not there, or not ours."""
    found = _inside(path)
    return found if found is not None and found.is_file() else None


def name_of(path: Path) -> str:
    """Give the path from the root."""
    root = _root()
    if root is None:
        raise ValueError(path)
    return path.relative_to(root).as_posix()


def _walk(root: Path) -> Iterator[ServerFolder]:
    n_found = 0
    for place, below, _names in os.walk(root, followlinks=False):
        folder = Path(place)
        depth = len(folder.relative_to(root).parts)
        below[:] = sorted(one for one in below if not one.startswith("."))
        if depth >= DEEPEST:
            below.clear()
        files = _files(folder) if depth else []
        if not files:
            continue
        size = sum(one.stat().st_size for one in files)
        is_scan = any(one.name == SUMMARY for one in files)
        yield ServerFolder(name_of(folder), len(files), size, is_scan)
        n_found += 1
        if n_found == MOST_FOLDERS:
            return


def _files(folder: Path) -> list[Path]:
    return sorted(
        one
        for one in folder.iterdir()
        if one.is_file() and not one.is_symlink() and not one.name.startswith(".")
    )


def _inside(path: str) -> Path | None:
    root = _root()
    if root is None or not path or "\x00" in path:
        return None
    found = root / path
    is_straight = found.resolve() == found and found.is_relative_to(root)
    return found if is_straight and found != root else None


def _root() -> Path | None:
    given = settings.SOURCES_ROOT
    if given is None:
        return None
    root = Path(given).resolve()
    return root if root.is_dir() else None
