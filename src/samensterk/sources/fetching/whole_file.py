"""Download a large file, and go on where an earlier try broke off."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from samensterk.sources.fetching.courier import Courier, Stumble
from samensterk.sources.fetching.kept_pages import read_kept, write_whole
from samensterk.sources.fetching.trouble import NoRoom
from samensterk.sources.reading import Tick

_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+)")
_MEGABYTE = 1_000_000
_STATUSES = frozenset({200, 206, 416})


def download(courier: Courier, url: str, path: Path, tick: Tick) -> None:
    """Fetch a file to a path, at once when it is whole; ticks per megabyte.

    Raises
    ------
    FetchError
        What arrived stays in `<name>.part`, for the next run.
    """
    arriving = _Arriving(url, path.with_name(path.name + ".part"), tick)
    arriving.folder.mkdir(parents=True, exist_ok=True)
    courier.fetch(
        url,
        arriving.take,
        headers=arriving.headers,
        accept=_STATUSES,
        progress=arriving.size_bytes,
    )
    arriving.file.replace(path)


@dataclass(frozen=True, slots=True)
class _Arriving:
    url: str
    folder: Path
    tick: Tick

    @property
    def file(self) -> Path:
        return self.folder / "content"

    @property
    def _state(self) -> Path:
        return self.folder / "state.json"

    def size_bytes(self) -> int:
        return self.file.stat().st_size if self.file.exists() else 0

    def headers(self) -> Mapping[str, str]:
        """Ask for the rest, on condition that the file is still the same."""
        state, n_bytes = read_kept(self._state), self.size_bytes()
        mark = state.get("mark")
        if not n_bytes or not mark or state.get("url") != self.url:
            return {"Accept-Encoding": "identity"}
        return {
            "Accept-Encoding": "identity",
            "Range": f"bytes={n_bytes}-",
            "If-Range": mark,
        }

    def take(self, response: httpx.Response) -> None:
        place = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if response.status_code == 416:
            self._judge_end(place)
            return
        is_rest = response.status_code == 206
        if is_rest and (place is None or place[1] != str(self.size_bytes())):
            self.file.unlink(missing_ok=True)
            raise Stumble("another part than was asked")
        self._claim_room(response)
        if not is_rest:
            write_whole(self._state, {"url": self.url, "mark": _mark(response)})
        self._write(response, "ab" if is_rest else "wb")

    def _write(self, response: httpx.Response, mode: str) -> None:
        n_bytes = 0
        with self.file.open(mode) as file:
            for block in response.iter_raw():
                file.write(block)
                n_before, n_bytes = n_bytes, n_bytes + len(block)
                self.tick(n_bytes // _MEGABYTE - n_before // _MEGABYTE)

    def _judge_end(self, place: re.Match[str] | None) -> None:
        """Nothing is left to fetch: the file is whole, or it is another file."""
        if place is None or int(place[2]) != self.size_bytes():
            self.file.unlink(missing_ok=True)
            raise Stumble("the file on the server is another one")

    def _claim_room(self, response: httpx.Response) -> None:
        needed = int(response.headers.get("Content-Length", 0))
        free = shutil.disk_usage(self.folder).free
        if needed > free:
            raise NoRoom(self.url, self.folder, needed, free)


def _mark(response: httpx.Response) -> str | None:
    """Give what tells this edition of the file from the next one."""
    tag: str = response.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):  # a weak tag does not hold for parts
        return tag
    moment: str | None = response.headers.get("Last-Modified")
    return moment
