"""The form to bring in a scan that was made elsewhere."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.making import server_folders
from samensterk.web.areas.making.forms import label_of
from samensterk.web.areas.making.scan_zip import check_scan_zip
from samensterk.web.areas.making.zip_words import words_of
from samensterk.web.areas.making.zips import RefusedZip

# The first bytes of SQLite, and what a GeoPackage writes at byte 68 (OGC 12-128r18).
SQLITE = b"SQLite format 3\x00"
GEOPACKAGE = b"GPKG"
ZIP = b"PK\x03\x04"
LONGEST_SUMMARY = 5_000_000


class ScanForm(forms.Form):
    """A scan folder: as a zip, from the server, or its two most needed files."""

    archive = forms.FileField(
        label=gettext_lazy("the folder as a zip"),
        required=False,
        help_text=gettext_lazy(
            "Zip the whole folder that the area scan has written, and send that."
        ),
    )
    on_server = forms.ChoiceField(
        label=gettext_lazy("or a folder on the server"), required=False
    )
    geopackage = forms.FileField(
        label=gettext_lazy("or only the file scan.gpkg"),
        required=False,
        help_text=gettext_lazy(
            "Together with scan.json. Map and report are not there then."
        ),
    )
    summary = forms.FileField(
        label=gettext_lazy("with the file scan.json"),
        required=False,
        help_text=gettext_lazy(
            "What the area scan says of itself, from the same folder."
        ),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        folders = server_folders.scan_folders()
        field = self.fields["on_server"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [("", "-"), *((one.path, label_of(one)) for one in folders)]
        if not folders:
            del self.fields["on_server"]

    def clean_archive(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["archive"]
        if file is None:
            return None
        _must_fit(file)
        if not _begins(file, ZIP):
            raise forms.ValidationError(
                _("This is no zip. Make one of the folder of the scan.")
            )
        try:
            with _as_path(file) as path:
                check_scan_zip(path)
        except RefusedZip as error:
            raise forms.ValidationError(words_of(error)) from error
        return file

    def clean_geopackage(self) -> UploadedFile | None:
        """Look at what is in the file, not at its name."""
        file: UploadedFile | None = self.cleaned_data["geopackage"]
        if file is None:
            return None
        _must_fit(file)
        head = file.read(100)
        file.seek(0)
        if not head.startswith(SQLITE) or head[68:72] != GEOPACKAGE:
            raise forms.ValidationError(
                _(
                    "This is no GeoPackage. Choose scan.gpkg from the folder of the scan."
                )
            )
        return file

    def clean_summary(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["summary"]
        if file is None:
            return None
        if (file.size or 0) > LONGEST_SUMMARY or not _is_json_object(file):
            raise forms.ValidationError(
                _(
                    "This file cannot be read. Choose scan.json from the folder of the scan."
                )
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or cleaned.get("archive") or cleaned.get("on_server"):
            return cleaned
        both = ("geopackage", "summary")
        given = [name for name in both if cleaned.get(name)]
        if not given:
            self.add_error(
                "archive", _("Choose a zip of the folder, or the two files out of it.")
            )
            return cleaned
        for name in both:
            if name not in given:
                self.add_error(name, _("Send both files, or a zip of the folder."))
        return cleaned


def _must_fit(file: UploadedFile) -> None:
    if (file.size or 0) > settings.UPLOAD_BYTES:
        most = settings.UPLOAD_BYTES // 1_000_000
        raise forms.ValidationError(
            _("This file is larger than %(most)s MB, the most this site takes."),
            params={"most": most},
        )


def _begins(file: UploadedFile, with_: bytes) -> bool:
    head = file.read(len(with_))
    file.seek(0)
    return bool(head == with_)


@contextmanager
def _as_path(file: UploadedFile) -> Iterator[Path]:
    """Give the path of what was sent; a small file is in memory and has none."""
    with NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        file.seek(0)
        yield Path(copy.name)


def _is_json_object(file: UploadedFile) -> bool:
    try:
        found = json.load(file)
    except (ValueError, RecursionError):
        return False
    finally:
        file.seek(0)
    return isinstance(found, dict)
