"""Forms to bring in scans."""

import json

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

# The first bytes of SQLite, and what a GeoPackage writes at byte 68 (OGC 12-128r18).
SQLITE = b"SQLite format 3\x00"
GEOPACKAGE = b"GPKG"
LONGEST_SUMMARY = 5_000_000


class ScanForm(forms.Form):
    """The two files of a scan folder that are needed here."""

    geopackage = forms.FileField(
        label=_("file scan.gpkg"),
        help_text=_("The data of the area scan, from its folder."),
    )
    summary = forms.FileField(
        label=_("file scan.json"),
        help_text=_("What the area scan says of itself, from the same folder."),
    )

    def clean_geopackage(self) -> UploadedFile:
        """Look at what is in the file, not at its name."""
        file: UploadedFile = self.cleaned_data["geopackage"]
        if (file.size or 0) > settings.UPLOAD_BYTES:
            most = settings.UPLOAD_BYTES // 1_000_000
            raise forms.ValidationError(
                _("This file is larger than %(most)s MB, the most this site takes."),
                params={"most": most},
            )
        head = file.read(100)
        file.seek(0)
        if not head.startswith(SQLITE) or head[68:72] != GEOPACKAGE:
            raise forms.ValidationError(
                _(
                    "This is no GeoPackage. Choose scan.gpkg from the folder of the scan."
                )
            )
        return file

    def clean_summary(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["summary"]
        if (file.size or 0) > LONGEST_SUMMARY or not _is_json_object(file):
            raise forms.ValidationError(
                _(
                    "This file cannot be read. Choose scan.json from the folder of the scan."
                )
            )
        return file


def _is_json_object(file: UploadedFile) -> bool:
    try:
        found = json.load(file)
    except (ValueError, RecursionError):
        return False
    finally:
        file.seek(0)
    return isinstance(found, dict)
