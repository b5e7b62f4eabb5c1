"""Records leave as a ZIP with metadata: written, read back, and only then removed.

The file has the rows as JSON, and beside it what MDTO asks to be known of them.
"""

import hashlib
import json
import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.conf import settings
from django.core import serializers
from django.utils import timezone, translation
from django.utils.text import capfirst

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.keeping import Record, RecordHolder
from samensterk.web.common.moments import now
from samensterk.web.privacy.retention import mdto
from samensterk.web.privacy.retention.models import ArchivePackage
from samensterk.web.privacy.retention.rules import TermHere

FOLDER = "archive"  # within MEDIA, which nobody can reach by an address
STRAY_AFTER_S = 86_400


class ArchiveError(Exception):
    """Records could not be exported; nothing was removed.

    * NotWhole: what was read back is not what was written
    * OtherRows: not the rows that were exported would have gone
    """


class NotWhole(ArchiveError):
    pass


class OtherRows(ArchiveError):
    pass


def path_of(package: ArchivePackage) -> Path:
    return _root() / package.name


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER


@contextmanager
def exported(here: TermHere) -> Iterator[ArchivePackage | None]:
    """Write what is due; the file goes again when what follows fails.

    Gives None when nothing is due. Must run inside the transaction that removes.

    Raises
    ------
    ArchiveError, OSError
    """
    holder = cast("RecordHolder", here.term.holder)
    due = holder.due(here.cut_off, here.place).order_by("pk")
    rows = list(due.select_for_update(of=("self",)))
    if not rows or here.term.record is None or not here.place:
        yield None
        return
    code = municipality_by_id(here.place).code
    name = f"{code}/{here.kept.code}-{now():%Y%m%dT%H%M%S}-{rows[0].pk}.zip"
    file = _root() / name
    contents = _contents(here, here.term.record, rows, Path(name).stem)
    try:
        _write(file, contents)
        _check(file, contents, len(rows))
        yield ArchivePackage(
            municipality_id=here.place,
            code=here.kept.code,
            name=name,
            n_rows=len(rows),
            n_bytes=file.stat().st_size,
            sha256=_sha256(file.read_bytes()),
        )
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _contents(
    here: TermHere, record: Record, rows: list[Any], stem: str
) -> Mapping[str, bytes]:
    """Give the files of a package: rows, what they are, and their checksum."""
    text = serializers.serialize("json", rows, indent=1, ensure_ascii=False).encode()
    start = cast("RecordHolder", here.term.holder).start
    days = sorted(_day_of(getattr(one, start)) for one in rows)
    owner = municipality_by_id(cast("int", here.place))
    with translation.override(settings.LANGUAGE_CODE):
        about = mdto.About(
            id=f"{owner.code}/{stem}",
            title=capfirst(str(here.kept.label)),
            n_rows=len(rows),
            first_day=days[0],
            last_day=days[-1],
            begins=str(here.term.starts),
            category=str(record.category),
            years=record.years,
            has_personal_data=bool(here.kept.personal),
            creator=f"Gemeente {owner.name}",
            creator_code=owner.code,
        )
    file = mdto.File(f"{stem}.json", len(text), _sha256(text), timezone.localtime())
    return {
        file.name: text,
        f"{stem}.mdto.xml": mdto.of_records(about, file),
        f"{file.name}.mdto.xml": mdto.of_file(about, file),
    }


def _day_of(moment: Any) -> Any:
    return timezone.localdate(moment) if hasattr(moment, "hour") else moment


def _write(file: Path, contents: Mapping[str, bytes]) -> None:
    """Write beside its place, and only give it its name when it is on the disk."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.draft")
    try:
        draft.touch(mode=0o600)
        with ZipFile(draft, "w", ZIP_DEFLATED) as package:
            for name, content in contents.items():
                package.writestr(name, content)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def _check(file: Path, contents: Mapping[str, bytes], n_rows: int) -> None:
    """Read back from the disk and compare; the XML must vouch for the rows."""
    try:
        with ZipFile(file) as package:
            found = {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, OSError, EOFError) as error:
        raise NotWhole(file.name) from error
    if found != dict(contents):
        raise NotWhole(file.name)
    rows_name = next(name for name in found if name.endswith(".json"))
    told = mdto.checksum_in(found[f"{rows_name}.mdto.xml"])
    if told != _sha256(found[rows_name]) or len(json.loads(found[rows_name])) != n_rows:
        raise NotWhole(file.name)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def remove(package: ArchivePackage) -> None:
    path_of(package).unlink(missing_ok=True)


def sweep(known: Collection[str]) -> None:
    """Remove what a killed worker left: its rows are still in the database."""
    before = time.time() - STRAY_AFTER_S
    for path in _root().glob("*/*"):
        name = f"{path.parent.name}/{path.name}"
        if name not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
