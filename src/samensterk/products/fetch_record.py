"""The record of what was fetched: `fetch.json` in the folder of the files."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from samensterk.products.gather import sha256_of
from samensterk.sources.fetching.area_layers import Municipality
from samensterk.sources.fetching.errand import Fetched
from samensterk.sources.fetching.kept_pages import read_kept
from samensterk.sources.reading import Box

NAME = "fetch.json"


class OtherMunicipality(Exception):
    """The folder holds the files of another municipality."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(f"{folder} holds {name}")
        self.folder = folder
        self.name = name


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished file."""

    register: str
    file: str
    box_m: Box | None  # what was asked for; None is the whole country
    fetched_at: str  # ISO moment, UTC
    sha256: str
    size_bytes: int
    source: Fetched

    @property
    def is_whole(self) -> bool:
        return self.box_m is None

    def holds(self, folder: Path) -> bool:
        """Say whether the file is still there as it was written."""
        path = folder / self.file
        return path.is_file() and sha256_of(path) == self.sha256


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """What a folder holds, by register, and what did not succeed the last time."""

    municipality: Municipality
    product: str  # "samensterk 0.1.0"
    entries: Mapping[str, Entry] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)

    def is_of(self, asked: str) -> bool:
        own = (self.municipality.code.casefold(), self.municipality.name.casefold())
        return asked.strip().casefold() in own

    def with_entry(self, entry: Entry) -> "FetchRecord":
        failed = {key: why for key, why in self.failed.items() if key != entry.register}
        entries = {**self.entries, entry.register: entry}
        return replace(self, entries=entries, failed=failed)

    def with_failure(self, register: str, why: str) -> "FetchRecord":
        return replace(self, failed={**self.failed, register: why})


def entry_of(
    register: str, path: Path, fetched: Fetched, moment: str, box_m: Box | None
) -> Entry:
    """Take the fingerprint of a file that was just written."""
    size_bytes = path.stat().st_size
    digest = sha256_of(path)
    return Entry(register, path.name, box_m, moment, digest, size_bytes, fetched)


def read_record(folder: Path) -> FetchRecord | None:
    """Read the record; None when there is none or it cannot be read."""
    content = read_kept(folder / NAME)
    try:
        return _record(content) if content else None
    except (KeyError, TypeError, ValueError):
        return None


def write_record(folder: Path, record: FetchRecord) -> None:
    """Write the record so that it is there whole or not at all."""
    beside = folder / f"{NAME}.new"
    text = json.dumps(asdict(record), ensure_ascii=False, indent=2)
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(folder / NAME)


def _record(content: Mapping[str, Any]) -> FetchRecord:
    place = content["municipality"]
    west, south, east, north = map(float, place["box_m"])
    municipality = Municipality(
        place["code"], place["name"], (west, south, east, north)
    )
    entries = {
        name: Entry(**{**one, "source": Fetched(**one["source"])})
        for name, one in content["entries"].items()
    }
    return FetchRecord(municipality, content["product"], entries, content["failed"])
