"""Keep the rows of a list until it is taken over or thrown away.

In MEDIA_ROOT, which workers on other machines must share. The file itself is not kept:
only its rows, without the columns that are about people.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings

from samensterk.web.areas.imports.models import YardImport


def keep_rows(found: YardImport, rows: Sequence[Sequence[str]]) -> None:
    """Write the rows of a list, headings included."""
    path = _path(found)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    draft.replace(path)


def kept_rows(found: YardImport) -> list[list[str]] | None:
    """Give the rows, when they have not been removed on time."""
    path = _path(found)
    try:
        rows: list[list[str]] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    return rows


def forget_rows(found: YardImport) -> None:
    _path(found).unlink(missing_ok=True)


def forget_lists(before: datetime) -> None:
    """Remove what nobody took over in time; what was read of it stays for its term."""
    place = _place()
    for path in place.iterdir() if place.is_dir() else ():
        if path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)


def _path(found: YardImport) -> Path:
    return _place() / f"{found.municipality_id}-{found.pk}.json"


def _place() -> Path:
    return Path(settings.MEDIA_ROOT) / "yard-lists"
