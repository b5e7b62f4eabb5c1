"""Forms about orders: the first step, and the three ways to add files."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.sources.fetching.registers import REGISTERS
from samensterk.web.areas.making.models import ScanOrder
from samensterk.web.areas.making.server_folders import ServerFolder
from samensterk.web.areas.scans.models import LoadedScan

REGISTER_NAMES = {
    "areas": gettext_lazy("borders, districts and neighbourhoods (CBS)"),
    "buildings": gettext_lazy("buildings and addresses (BAG)"),
    "roads": gettext_lazy("roads (NWB)"),
    "parcels": gettext_lazy("crop parcels (BRP)"),
    "squares": gettext_lazy("squares of 500 metres (CBS)"),
    "crime": gettext_lazy("registered crime (police)"),
    "key-figures": gettext_lazy("key figures (CBS)"),
}


class OrderForm(forms.ModelForm):
    """What kind of scan; over several municipalities also which."""

    number = forms.UUIDField(widget=forms.HiddenInput)
    everywhere = forms.BooleanField(
        label=gettext_lazy("all my municipalities"), required=False
    )
    places = forms.TypedMultipleChoiceField(
        label=gettext_lazy("municipalities"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("number", "kind", "everywhere", "places")

    class Meta:
        model = ScanOrder
        fields = ("kind",)
        widgets = {"kind": forms.RadioSelect}
        labels = {"kind": gettext_lazy("kind of scan")}
        help_texts = {
            "kind": gettext_lazy(
                "Of the countryside you get areas and yards; of business parks the parks with their figures."
            )
        }

    def __init__(
        self, *args: Any, places: Sequence[Any] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["number"].initial = uuid4
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - for the type
        kind.choices = LoadedScan.Kind.choices
        if places is None:
            del self.fields["places"], self.fields["everywhere"]
            return
        field = self.fields["places"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [(one.pk, one.name) for one in places]
        self._all = frozenset(one.pk for one in places)

    @property
    def place_ids(self) -> frozenset[int]:
        if self.cleaned_data.get("everywhere"):
            return self._all
        return frozenset(self.cleaned_data.get("places", ()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_across = "places" in self.fields and "places" not in self.errors
        if is_across and not cleaned.get("everywhere") and not cleaned.get("places"):
            self.add_error("places", _("Choose at least one municipality."))
        return cleaned


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one go; an empty one is told by name, not refused as a whole."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        own = super().clean
        return [own(one, initial) for one in given or [None]]


class UploadForm(forms.Form):
    sent = ManyFilesField(
        label=gettext_lazy("files"), allow_empty_file=True, max_length=255
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sent"].help_text = _(
            "As you downloaded them, several at once if you like: at most %(most)s MB together. Nothing needs to be unpacked."
        ) % {"most": settings.UPLOAD_BYTES // 1_000_000}


class ServerForm(forms.Form):
    folder = forms.ChoiceField(label=gettext_lazy("folder on the server"))

    def __init__(
        self, *args: Any, folders: Sequence[ServerFolder], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["folder"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [(one.path, label_of(one)) for one in folders]


class FetchForm(forms.Form):
    registers = forms.MultipleChoiceField(
        label=gettext_lazy("what to fetch"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, REGISTER_NAMES[name]) for name in REGISTERS],
        initial=list(REGISTERS),
    )


def label_of(folder: ServerFolder) -> str:
    """Say how much is in a folder."""
    n_files = ngettext("%(n)s file", "%(n)s files", folder.n_files) % {
        "n": folder.n_files
    }
    return f"{folder.path} ({n_files}, {size_of(folder.size)})"


def size_of(size: int) -> str:
    """Say how large something is, in MB or GB."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB".replace(".", ",")
    if size >= 1_000_000:
        return f"{size / 1e6:.0f} MB"
    return f"{max(size, 0) / 1e3:.0f} kB"
