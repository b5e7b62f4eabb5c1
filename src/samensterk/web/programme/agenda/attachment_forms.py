"""The form to add a file; says in words why a file is not taken."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.programme.agenda.attachment_kinds import (
    KINDS,
    MOST_BYTES,
    Refusal,
    RefusedFile,
    kind_of,
)

WHY: Mapping[Refusal, str | Promise] = {
    Refusal.EMPTY: gettext_lazy("This file is empty."),
    Refusal.TOO_LARGE: gettext_lazy("This file is larger than 10 MB."),
    Refusal.UNKNOWN: gettext_lazy(
        "This kind of file is not taken. Make a PDF of it, or choose another file."
    ),
    Refusal.PROGRAM: gettext_lazy(
        "This file can carry a program (a web page, a drawing in SVG, macros or a script). Make a PDF of it first."
    ),
    Refusal.LOCKED: gettext_lazy(
        "This file has a password, or is of an old kind of Office. Save it without a password as docx, xlsx or pptx, or as PDF."
    ),
    Refusal.BROKEN: gettext_lazy("This file cannot be read. Save it again and retry."),
}


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("add a file"),
        allow_empty_file=True,
        max_length=255,
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["file"].help_text = _(
            "%(kinds)s, at most 10 MB. No photos of yards and no lists of residents."
        ) % {"kinds": ", ".join(one.label for one in KINDS.values())}

    def clean_file(self) -> UploadedFile:
        """Look at what is in the file, not at its name."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > min(MOST_BYTES, settings.UPLOAD_BYTES):
            raise forms.ValidationError(str(WHY[Refusal.TOO_LARGE]))
        self.content = file.read()
        try:
            kind_of(self.content)
        except RefusedFile as error:
            raise forms.ValidationError(str(WHY[error.why])) from error
        return file
