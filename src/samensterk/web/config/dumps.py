"""Take a copy of the database while the site runs, and put one back: whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

EMPTY = """
DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'
  LOOP EXECUTE 'DROP TABLE IF EXISTS public.' || one || ' CASCADE'; END LOOP;
  FOR one IN SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS
      (SELECT 1 FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP ROUTINE IF EXISTS ' || one || ' CASCADE'; END LOOP;
END $$;
"""
# What libpq's programs read from the environment, by the name in DATABASE_URL.
LIBPQ = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}


class DumpError(Exception):
    """A copy of the database could not be made or put back.

    * NoTables: the site was never prepared
    * NoPrograms: pg_dump or pg_restore is not installed
    * Damaged: the copy is not whole
    """


class NoTables(DumpError):
    pass


class NoPrograms(DumpError):
    pass


class Damaged(DumpError):
    pass


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def dump(target: Path) -> dict[str, int]:
    """Write a copy of one moment, and count its rows; people go on working.

    Raises
    ------
    DumpError
    """
    if not set(_tables()) <= set(connection.introspection.table_names()):
        raise NoTables
    if not is_sqlite():
        return _dump_postgresql(target)
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
            return _counts(copy.cursor(), _tables())
    except sqlite3.OperationalError as error:  # such as a disk that is full
        raise Damaged(str(error)) from error


def _dump_postgresql(target: Path) -> dict[str, int]:
    """Let pg_dump see the very moment in which we count."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = f"--snapshot={cursor.fetchone()[0]}"
        _run("pg_dump", "--format=custom", "--no-owner", moment, f"--file={target}")
        return row_counts()


def _counts(cursor: Any, tables: Iterable[str]) -> dict[str, int]:
    """Count on a cursor of the copy, or of the site."""
    found = {}
    for name in tables:
        cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - a name of the copy itself
        found[name] = int(cursor.fetchone()[0])
    return found


def _tables() -> list[str]:
    return [
        model._meta.db_table  # noqa: SLF001 - Django's own name
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed  # noqa: SLF001
    ]


def load(source: Path) -> None:
    """Put a copy in the place of what is there, in one transaction.

    Raises
    ------
    DumpError
    """
    if not is_sqlite():
        _load_postgresql(source)
        connection.close()
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(connection.connection)
    connection.close()


def _load_postgresql(source: Path) -> None:
    """Empty the database and fill it, in one transaction; also of functions.

    `pg_restore --clean` drops only what the copy knows: a table of a later version
    that points at one of them would stop it, and that is when a copy is needed most.
    """
    fill, empty = source.with_suffix(".sql"), source.with_suffix(".empty")
    _run("pg_restore", "--no-owner", f"--file={fill}", str(source))
    empty.write_text(EMPTY, "utf-8")
    once = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run("psql", *once, f"--file={empty}", f"--file={fill}")


def check(source: Path, rows: Mapping[str, int]) -> None:
    """Look whether a copy is whole; SQLite's can also be counted.

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
            there = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = {name for (name,) in there.fetchall()}
            counted = _counts(copy.cursor(), names & set(rows))
    except sqlite3.DatabaseError as error:
        raise Damaged("no database") from error
    if answer != "ok":
        raise Damaged(str(answer))
    if counted != rows:
        raise Damaged("other numbers of rows")


def row_counts() -> dict[str, int]:
    """Count the rows of every table."""
    with connection.cursor() as cursor:
        return _counts(cursor, _tables())


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
    options = dict(own["OPTIONS"])  # type: ignore[call-overload]
    told |= {name: options.get(word) for word, name in LIBPQ.items()}
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
