"""An empty SQLite database, kept under a name that says what it was made of."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".venv" / "empty-databases"
MADE_OF = ("src/**/migrations/*.py", "src/**/models.py", "lock/dev.txt")


def name_of_test():
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])


def kept():
    """Name the copy for what it is made of: other migrations have another name."""
    content = hashlib.sha256()
    for pattern in MADE_OF:
        for path in sorted(ROOT.glob(pattern)):
            content.update(path.read_bytes())
    return KEPT / f"{content.hexdigest()[:16]}.sqlite3"


def copy_to(place):
    """Put the copy there; False when there is none yet, or a database in use."""
    if place.exists() or not kept().exists():
        return False
    _copy(kept(), place)
    return True


def keep():
    """Keep the database of now, which nobody has used yet, for the next time."""
    if connection.vendor != "sqlite" or kept().exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    half = KEPT / f"half-{os.getpid()}"
    _copy(connection.settings_dict["NAME"], half)
    half.replace(kept())  # also when another worker was first


def _copy(source, target):
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
