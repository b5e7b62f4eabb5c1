"""Keep the pages that were fetched, so that a broken run goes on where it was."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Older pages may be of another edition of the register than the next ones.
LONGEST_KEPT_S = 24 * 3600.0
_REQUEST = "request.json"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it came, and the official address it came from."""

    url: str
    content: Any


@dataclass(frozen=True, slots=True)
class KeptPages:
    """A folder with a file per page, numbered from one."""

    folder: Path

    def begin(self, first_url: str, now_s: float) -> None:
        """Make ready; pages of another request or of another day are thrown away."""
        begun = self._request()
        is_same = begun.get("url") == first_url
        age_s = now_s - float(begun.get("begun_s", -LONGEST_KEPT_S))
        if is_same and 0 <= age_s < LONGEST_KEPT_S:
            return
        self.discard()
        self.folder.mkdir(parents=True)
        write_whole(self.folder / _REQUEST, {"url": first_url, "begun_s": now_s})

    def pages(self) -> Iterator[KeptPage]:
        """Give the pages in order, up to the first that is missing or unreadable."""
        number = 1
        while (page := self._page(number)) is not None:
            yield page
            number += 1

    def keep(self, number: int, page: KeptPage) -> None:
        write_whole(self._path(number), {"url": page.url, "content": page.content})

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:05d}.json"

    def _page(self, number: int) -> KeptPage | None:
        found = read_kept(self._path(number))
        return KeptPage(found["url"], found["content"]) if "content" in found else None

    def _request(self) -> dict[str, Any]:
        return read_kept(self.folder / _REQUEST)


def write_whole(path: Path, content: Any) -> None:
    """Write JSON so that the file is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    beside.replace(path)


def read_kept(path: Path) -> dict[str, Any]:
    """Read JSON that was kept; nothing when it is missing or unreadable."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
