"""Prints of letters: outside the folder of the web server, and gone after some days.

In MEDIA_ROOT, which workers on other machines must share. Beside a print stands which
addresses are in it, so that one that must not go out any more is found.
"""

import json
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

KEPT = timedelta(days=14)
LETTERS, ADDRESSES, KEYS = "brieven.pdf", "adressen.pdf", "erven.json"


@dataclass(frozen=True, slots=True)
class Print:
    """One print, as it lies here."""

    folder: Path
    made_at: datetime
    keys: Sequence[str]

    def content(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one kind of letters; of each occasion to write the last one.

    Attributes
    ----------
    folder : its name in MEDIA_ROOT, that no other kind has
    """

    folder: str

    def keep(
        self,
        municipality_id: int,
        occasion_id: int | uuid.UUID,
        files: Mapping[str, bytes],
        keys: Sequence[str],
    ) -> None:
        """Keep a print in place of the one before; it is there whole or not at all."""
        folder = self._folder(municipality_id, occasion_id)
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder.parent / f".{uuid.uuid4().hex}"
        draft.mkdir(mode=0o700)
        kept = {**files, KEYS: json.dumps(list(keys)).encode()}
        for name, content in kept.items():
            path = draft / name
            path.touch(mode=0o600)
            path.write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)

    def last(self, municipality_id: int, occasion_id: int | uuid.UUID) -> Print | None:
        folder = self._folder(municipality_id, occasion_id)
        try:
            keys = json.loads((folder / KEYS).read_text("utf-8"))
            moment = folder.stat().st_mtime
        except FileNotFoundError:
            return None
        return Print(folder, datetime.fromtimestamp(moment, UTC), keys)

    def forget(self, municipality_id: int, occasion_id: int | uuid.UUID) -> None:
        folder = self._folder(municipality_id, occasion_id)
        shutil.rmtree(folder, ignore_errors=True)

    def forget_with(self, municipality_id: int, key: str) -> None:
        """Remove every print with an address that must not get a letter any more."""
        for folder in self._place().glob(f"{municipality_id}-*"):
            path = folder / KEYS
            if path.exists() and key in json.loads(path.read_text("utf-8")):
                shutil.rmtree(folder, ignore_errors=True)

    def forget_before(self, moment: datetime) -> None:
        """Remove what had its time; a letter can be printed as long as it is kept."""
        place = self._place()
        for folder in place.iterdir() if place.is_dir() else ():
            if folder.stat().st_mtime < moment.timestamp():
                shutil.rmtree(folder, ignore_errors=True)

    def _folder(self, municipality_id: int, occasion_id: int | uuid.UUID) -> Path:
        return self._place() / f"{municipality_id}-{occasion_id}"

    def _place(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.folder
