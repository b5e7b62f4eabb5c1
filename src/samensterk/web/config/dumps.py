"""Take a copy of the database while the site runs, and put one back: whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.db import connection


class DumpError(Exception):
    """A copy of the database could not be made or put back.

    * NoPrograms: pg_dump or pg_restore is not installed
    * Damaged: the copy is not whole
    """


class NoPrograms(DumpError):
    pass


class Damaged(DumpError):
    pass


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def dump(target: Path) -> None:
    """Write a copy of this moment; people go on working.

    Raises
    ------
    DumpError
    """
    if not is_sqlite():
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def load(source: Path) -> None:
    """Put a copy in the place of what is there, in one transaction.

    Raises
    ------
    DumpError
    """
    if not is_sqlite():
        flags = ("--clean", "--if-exists", "--single-transaction", "--no-owner")
        _run("pg_restore", *flags, "--dbname", str(_settings()["NAME"]), str(source))
        connection.close()
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(connection.connection)
    connection.close()


def check(source: Path) -> None:
    """Look whether a copy is whole.

    Raises
    ------
    DumpError
    """
    if not is_sqlite():
        _run("pg_restore", "--list", str(source))
        return
    try:
        with closing(sqlite3.connect(source)) as copy:
            (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged("no database") from error
    if answer != "ok":
        raise Damaged(str(answer))


def row_counts() -> dict[str, int]:
    """Count the rows of every table."""
    return {
        model._meta.db_table: model._base_manager.count()  # noqa: SLF001 - Django's own name
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed  # noqa: SLF001
    }


def _settings() -> dict[str, object]:
    return dict(connection.settings_dict)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise NoPrograms(program)
    words: Sequence[str] = [found, *arguments]
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, with our own words
        words, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Damaged(done.stderr.strip().splitlines()[-1] if done.stderr else program)


def _environment() -> dict[str, str]:
    """Tell PostgreSQL's programs where, without a password on the command line."""
    own = _settings()
    told = {
        "PGHOST": own["HOST"],
        "PGPORT": own["PORT"],
        "PGUSER": own["USER"],
        "PGPASSWORD": own["PASSWORD"],
        "PGDATABASE": own["NAME"],
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
