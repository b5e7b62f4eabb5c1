"""One file with everything: database, files of users and our own key; checked twice."""

import hashlib
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from samensterk import __version__
from samensterk.web.accounts.models import User
from samensterk.web.common.models import Worker
from samensterk.web.config import backup_ends, dumps
from samensterk.web.privacy.models import RetentionRun
from samensterk.web.privacy.retention.services import remove_due

MANIFEST, DATABASE, MEDIA, KEY = "manifest.json", "database", "media", "secret-key"
FORMAT = 1
# What reading a damaged archive can raise.
BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, TypeError)


class BackupError(Exception):
    """A backup cannot be used.

    * NotWhole: damaged, or no backup
    * OtherDatabase: of SQLite where PostgreSQL is, or the other way round
    * TooNew: of a later version
    * NotEmpty: there is something already
    * NotOurs: the database holds something else
    * PastEnd: it should have been removed by now
    """


class NotWhole(BackupError):
    pass


class OtherDatabase(BackupError):
    pass


class TooNew(BackupError):
    pass


class NotEmpty(BackupError):
    pass


class NotOurs(BackupError):
    pass


class PastEnd(BackupError):
    def __init__(self, ends_on: str) -> None:
        super().__init__(ends_on)
        self.ends_on = ends_on


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    version: str
    vendor: str
    made_at: str
    migrations: list[str]
    rows: dict[str, int]
    sha256: dict[str, str]
    ends_on: str = ""  # its last day; those of earlier versions have none


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and what that asks of people."""

    manifest: Manifest
    n_removed: int  # what went again at once, because its term has ended
    n_requested: int | None  # removed on request since then, so back again


def back_up(file: Path) -> Manifest:
    """Write a backup and read it back; the file is there when it is right, or not.

    Raises
    ------
    dumps.DumpError, BackupError, OSError
    """
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=settings.DATA, prefix=".backup-") as name:
        folder = Path(name)
        rows = dumps.dump(folder / DATABASE)
        members = {DATABASE: folder / DATABASE, **_files(folder)}
        manifest = _describe(members, rows)
        (folder / MANIFEST).write_text(json.dumps(asdict(manifest)), "utf-8")
        draft = file.with_name(f".{file.name}.draft")
        try:
            _pack(draft, {MANIFEST: folder / MANIFEST, **members})
            with opened(draft):
                draft.rename(file)
            backup_ends.note(manifest.made_at, file.parent)
        finally:
            draft.unlink(missing_ok=True)
    return manifest


def _files(folder: Path) -> dict[str, Path]:
    """Keep the files of users, and the key when it is one of our own.

    Kept first, because a worker removes what it has read while we write.
    """
    media = Path(settings.MEDIA_ROOT)
    found = {}
    for path in sorted(media.rglob("*")):
        name = f"{MEDIA}/{path.relative_to(media)}"
        if path.is_file() and _keep(path, folder / name):
            found[name] = folder / name
    key = settings.DATA / KEY
    if key.is_file() and not settings.ENVIRONMENT.secret_key:
        found[KEY] = key
    return found


def _keep(path: Path, kept: Path) -> bool:
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copy2(path, kept)
    except FileNotFoundError:
        return False
    return True


def _describe(members: Mapping[str, Path], rows: dict[str, int]) -> Manifest:
    return Manifest(
        FORMAT,
        __version__,
        connection.vendor,
        timezone.now().isoformat(timespec="seconds"),
        _migrations(),
        rows,
        {name: sha256(path) for name, path in members.items()},
        backup_ends.end_of_today().isoformat(),
    )


def _migrations() -> list[str]:
    applied = MigrationLoader(connection).applied_migrations
    return sorted(f"{app}.{name}" for app, name in applied)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(file: Path, members: Mapping[str, Path]) -> None:
    """Write the archive; readable by nobody else, for it holds what is secret."""
    file.touch(mode=0o600)
    with tarfile.open(file, "w:gz", compresslevel=6) as archive:
        for name, path in members.items():
            archive.add(path, arcname=name, recursive=False)
    # On the disk before it gets its name: a power cut must not leave an empty file.
    with file.open("rb") as written:
        os.fsync(written.fileno())


@contextmanager
def opened(file: Path) -> Iterator[tuple[Manifest, Path]]:
    """Unpack a backup into a folder of its own and check all of it.

    Raises
    ------
    NotWhole, OtherDatabase, TooNew
    """
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(mkdtemp(dir=settings.DATA, prefix=".restore-"))
    try:
        manifest = _unpack(file, folder)
        if manifest.vendor != connection.vendor:
            raise OtherDatabase(manifest.vendor)
        known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
        if not set(manifest.migrations) <= known:
            raise TooNew(manifest.version)
        try:
            dumps.check(folder / DATABASE, manifest.rows)
        except dumps.Damaged as error:
            raise NotWhole(str(error)) from error
        yield manifest, folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(file: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = _read_manifest(folder / MANIFEST)
    except BROKEN as error:
        raise NotWhole(str(error)) from error
    found = {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    }
    if found != {MANIFEST, *manifest.sha256} or DATABASE not in found:
        raise NotWhole(MANIFEST)
    for name, expected in manifest.sha256.items():
        if not (folder / name).is_file() or sha256(folder / name) != expected:
            raise NotWhole(name)
    return manifest


def _read_manifest(path: Path) -> Manifest:
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    manifest = Manifest(**told)
    if manifest.format != FORMAT:
        raise TooNew(str(manifest.version))
    if not all(isinstance(told[name], dict) for name in ("sha256", "rows")):
        raise TypeError(MANIFEST)
    if manifest.ends_on != "":
        date.fromisoformat(manifest.ends_on)
    datetime.fromisoformat(manifest.made_at)
    return manifest


def restore(file: Path, *, replace: bool = False, past_end: bool = False) -> Restored:
    """Put a backup in the place of what is there; sessions of then are ended.

    What was removed since because its term ended goes again at once.

    Raises
    ------
    BackupError, dumps.DumpError
    """
    with opened(file) as (manifest, folder):
        if backup_ends.is_past(manifest.ends_on) and not past_end:
            raise PastEnd(manifest.ends_on)
        _must_be_ours()
        if not replace and _has_people():
            raise NotEmpty
        n_requested = backup_ends.requested_in_replaced(manifest.made_at)
        dumps.load(folder / DATABASE)
        _swap_files(folder)
    call_command("migrate", interactive=False, verbosity=0)
    Session.objects.all().delete()
    Worker.objects.all().delete()
    before = sum(one.n_removed for one in RetentionRun.objects.all())
    remove_due()
    after = sum(one.n_removed for one in RetentionRun.objects.all())
    return Restored(manifest, after - before, n_requested)


def _must_be_ours() -> None:
    """Refuse a database of something else: putting a backup back empties it first."""
    tables = connection.introspection.table_names()
    if tables and User._meta.db_table not in tables:  # noqa: SLF001
        raise NotOurs


def _has_people() -> bool:
    tables = connection.introspection.table_names()
    return User._meta.db_table in tables and User.objects.exists()  # noqa: SLF001


def _swap_files(folder: Path) -> None:
    """Move the files of users into place; those that were there go last."""
    media, old = Path(settings.MEDIA_ROOT), Path(f"{settings.MEDIA_ROOT}.old")
    fresh = folder / MEDIA
    fresh.mkdir(exist_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    if media.exists():
        media.rename(old)
    fresh.rename(media)
    shutil.rmtree(old, ignore_errors=True)
    if (folder / KEY).is_file():
        (folder / KEY).replace(settings.DATA / KEY)
