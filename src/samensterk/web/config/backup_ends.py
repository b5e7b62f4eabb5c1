"""Backups end: what was removed here must not live on in them for ever."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, connection, transaction

from samensterk.web.common.moments import today
from samensterk.web.privacy.models import Removal
from samensterk.web.privacy.retention.queries import requested_since

NAME = re.compile(r"^samensterk-\d{4}-\d{2}-\d{2}-tot-(\d{4}-\d{2}-\d{2})\.backup$")
LAST = "last-backup"  # when the last one was made, and in which folder


def end_of_today() -> date:
    """Give the last day of a backup that is made today."""
    return today() + timedelta(days=settings.BACKUP_DAYS)


def named(place: Path) -> Path:
    """Give a backup in a folder a name that says until when it may be kept."""
    if not place.is_dir():
        return place
    return place / f"samensterk-{today()}-tot-{end_of_today()}.backup"


def is_past(ends_on: str) -> bool:
    """Say whether a backup has had its time; one of before end dates never has."""
    return bool(ends_on) and date.fromisoformat(ends_on) < today()


@dataclass(frozen=True, slots=True)
class LastBackup:
    made_at: datetime
    folder: Path | None  # not known of one that an earlier version made


def note(made_at: str, folder: Path) -> None:
    """Keep when and where, for the doctor."""
    content = f"{made_at}\n{folder}".encode("utf-8", "surrogateescape")
    (settings.DATA / LAST).write_bytes(content)


def last() -> LastBackup | None:
    """Tell of the last backup that was made from here."""
    try:
        content = (settings.DATA / LAST).read_bytes()
    except FileNotFoundError:
        return None
    moment, _line, folder = content.decode("utf-8", "surrogateescape").partition("\n")
    return LastBackup(datetime.fromisoformat(moment), Path(folder) if folder else None)


def past_in(folder: Path) -> Sequence[str]:
    """Name the backups in a folder whose last day has gone by."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []  # such as a disk that hangs there only while a backup is made
    found = ((name, NAME.match(name)) for name in names)
    return [name for name, match in found if match and is_past(match[1])]


def requested_in_replaced(made_at: str) -> int | None:
    """Count what was removed on request since a backup; None when nobody can tell.

    Asked of the database that is about to be replaced: it may be empty, or broken.
    """
    try:
        with transaction.atomic():
            tables = connection.introspection.table_names()
            if Removal._meta.db_table not in tables:  # noqa: SLF001 - Django's own name
                return None
            return requested_since(datetime.fromisoformat(made_at))
    except Error:
        return None
