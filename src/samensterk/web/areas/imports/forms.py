"""Forms about a list of yards: the file, its columns, what to look at, one row."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.imports.columns import Meaning
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.words import MEANINGS, WHYS
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.spreadsheet_reading import Limits

LIMITS = Limits(
    most_bytes=10_000_000,
    most_rows=20_000,
    most_raw_rows=60_000,
    most_characters=10_000_000,
    takes_macros=False,
)
SKIP, OTHER = "skip", "other"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy(
            "XLSX, ODS or CSV, 10 MB and 20,000 rows at most. Nothing changes yet: first you see what it becomes."
        ),
    )
    sheet = forms.CharField(
        label=gettext_lazy("name of the sheet"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Only when the yards are on another sheet than the one that we would choose."
        ),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.most_bytes:
            raise forms.ValidationError(
                _("This file is too large. It may be 10 MB at most.")
            )
        return file


class ColumnsForm(forms.Form):
    """What each column is; those about people cannot be chosen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind_of_all = forms.ChoiceField(
        label=gettext_lazy("Where the list does not say it, the rows are"),
        required=False,
        choices=[
            ("", gettext_lazy("as they stand on the list of yards now")),
            (Yard.Kind.FARM, Yard.Kind.FARM.label),
            (Yard.Kind.OTHER, Yard.Kind.OTHER.label),
        ],
    )

    def __init__(self, *args: Any, found: YardImport, **more: Any) -> None:
        super().__init__(*args, **more)
        self.found = found
        self.fields["version"].initial = found.version
        self.fields["kind_of_all"].initial = found.columns.get("kind_of_all", "")
        choices = [(one.value, words) for one, words in MEANINGS.items()]
        for place in self.places:
            heading = found.headings[place] or _("column %(n)s") % {"n": place + 1}
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading,
                choices=choices,
                initial=found.columns["meanings"][place],
            )
        self.order_fields(["version", *(f"column-{one}" for one in self.places)])

    @property
    def places(self) -> list[int]:
        people = set(self.found.columns["people"])
        return [
            place for place in range(len(self.found.headings)) if place not in people
        ]

    @property
    def meanings(self) -> list[Meaning]:
        """Give the meaning of every column of the file."""
        chosen = self.cleaned_data
        return [
            Meaning(chosen.get(f"column-{place}", Meaning.NOTHING))
            for place in range(len(self.found.headings))
        ]


SHOWN = (
    ("", gettext_lazy("all rows")),
    *ImportRow.Match.choices,
    *ImportRow.Choice.choices,
)


class RowsForm(forms.Form):
    """Which rows to look at."""

    rijen = forms.ChoiceField(label=gettext_lazy("rows"), required=False, choices=SHOWN)

    @property
    def shown(self) -> str:
        return str(self.cleaned_data.get("rijen") or "") if self.is_valid() else ""


class SearchForm(forms.Form):
    """Look up another address for a row."""

    zoek = forms.CharField(
        label=gettext_lazy("another address"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Street, house number and town, for example: Dorpsweg 12, Oosterlage."
        ),
    )

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("zoek") or "") if self.is_valid() else ""


class RowForm(forms.Form):
    """Which address a row is, or that it is left out; and the kind of yard."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    key = forms.ChoiceField(
        label=gettext_lazy("Which address is it?"), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("kind of yard"),
        required=False,
        choices=[
            ("", gettext_lazy("as it stands on the list of yards now")),
            *Yard.Kind.choices,
        ],
    )

    def __init__(
        self,
        *args: Any,
        row: ImportRow,
        places: Sequence[Mapping[str, Any]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.places = {str(one["key"]): one for one in places}
        field = self.fields["key"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [
            *((key, _in_words(one)) for key, one in self.places.items()),
            (SKIP, _("none of these: leave this row out")),
        ]
        taken = row.choice == ImportRow.Choice.TAKE
        self.fields["key"].initial = row.key if taken else SKIP
        self.fields["kind"].initial = row.kind
        self.fields["seen"].initial = state_of(row)

    @property
    def place(self) -> Mapping[str, Any] | None:
        return self.places.get(self.cleaned_data["key"])


def state_of(row: ImportRow) -> str:
    """Say how a row stands, to see whether somebody else chose meanwhile."""
    return f"{row.choice}|{row.key}|{row.kind}"


def _in_words(place: Mapping[str, Any]) -> str:
    why = WHYS.get(str(place.get("why", "")))
    return f"{place['address']} ({why})" if why else str(place["address"])
