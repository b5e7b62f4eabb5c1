"""Forms that correct a yard."""

import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.scans.addresses import BagAddress, beside_number
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.scans.scan_folders import split_address
from samensterk.web.areas.yards.corrections import Address
from samensterk.web.areas.yards.fit_forms import WhyForm
from samensterk.web.areas.yards.models import Yard, YardQuestion
from samensterk.web.areas.yards.queries import beside
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.postcodes import spaced

TYPED = "typed"
ADDRESS_HELP = gettext_lazy("For example: Langewijk 12a, 9913 AA Oosterlage")
POSTCODE = re.compile(r"(?<=, )(\d{4}) ?([A-Za-z]{2})(?= )")


class LookForYardForm(ListForm):
    """The words of an address; nothing is listed before there are any."""

    zoek = forms.CharField(
        label=gettext_lazy("address"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Street and house number, for example: Dorpsweg 12."),
    )

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("zoek") or "") if self.is_valid() else ""


class CorrectForm(WhyForm):
    """What kind of yard it is, and what its address is."""

    ASKED_ABOUT = ("address", "why")

    kind = forms.ChoiceField(
        label=gettext_lazy("kind of yard"),
        choices=Yard.Kind.choices,
        widget=forms.RadioSelect,
    )
    address = forms.CharField(
        label=gettext_lazy("address"), max_length=200, help_text=ADDRESS_HELP
    )
    field_order = ("version", "kind", "address", "why", "source", "is_fit")

    def __init__(self, *args: Any, yard: Yard, **more: Any) -> None:
        super().__init__(*args, **more)
        self.yard = yard
        self.initial = {
            name: getattr(yard, name) for name in ("kind", "address", "version")
        }
        # What a register calls no address stays as it is.
        self.fields["address"].required = bool(yard.address)

    def clean_address(self) -> str:
        address = as_written(self.cleaned_data["address"])
        if address != self.yard.address:
            must_be_whole(address)
        return address

    @property
    def parts(self) -> Address:
        """Give the address as a verb takes it."""
        return address_parts(self.cleaned_data["address"])


class NewYardForm(WhyForm):
    """A yard that is not on the list: an address of the BAG, or one that is typed."""

    ASKED_ABOUT = ("address", "why")

    which = forms.ChoiceField(
        label=gettext_lazy("Which address?"), widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=gettext_lazy("address, when it is not found above"),
        max_length=200,
        required=False,
        help_text=ADDRESS_HELP,
    )
    near = forms.CharField(
        label=gettext_lazy("beside which yard"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "Only when nothing is known yet of that street: the address of a yard that is near."
        ),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("kind of yard"),
        choices=Yard.Kind.choices,
        widget=forms.RadioSelect,
    )
    field_order: tuple[str, ...] = (
        *("version", "which", "address", "near", "kind", "why", "source", "is_fit"),
    )

    def __init__(
        self,
        *args: Any,
        municipality_id: int,
        addresses: Sequence[BagAddress],
        from_yard: Yard | None = None,
        **more: Any,
    ) -> None:
        first = addresses[0].key if len(addresses) == 1 else None
        super().__init__(*args, **more)
        self.initial = {
            "which": first if addresses else TYPED,
            "version": from_yard.version if from_yard else None,
        }
        self.municipality_id, self.from_yard = municipality_id, from_yard
        self.addresses = {one.key: one for one in addresses}
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type
        field.choices = [
            *((one.key, spaced(one.address)) for one in addresses),
            (TYPED, _("another address, written below")),
        ]
        if not addresses:
            field.widget = forms.HiddenInput()
        if from_yard is not None:
            del self.fields["near"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("which") == TYPED and not self.errors:
            self._place_typed(as_written(cleaned.get("address") or ""))
        return cleaned

    def _place_typed(self, address: str) -> None:
        try:
            must_be_whole(address)
        except forms.ValidationError as error:
            self.add_error("address", error)
            return
        parts = address_parts(address)
        at = self._position(parts)
        if at is None:
            self.add_error(
                "near" if "near" in self.fields else "address",
                _(
                    "Nothing is known of this street here. Write the address of one yard on the list that is near, so that it gets a place on the map."
                ),
            )
            return
        key = own_key(self.municipality_id, address)
        self.typed = {"key": key, **parts, "x_m": at[0], "y_m": at[1]}

    def _position(self, parts: Address) -> tuple[float, float] | None:
        """Find where it is: the nearest number in its street, or the yard it is beside."""
        here, near = self.municipality_id, self.cleaned_data.get("near") or ""
        if self.from_yard is not None:
            return self.from_yard.x_m, self.from_yard.y_m
        given = parts["street"], parts["place"], parts["house_number"] or 0
        found = beside_number(last_scan(here), *given) or beside(
            here, *given, near=near
        )
        return None if found is None else (found.x_m, found.y_m)

    @property
    def where(self) -> dict[str, Any]:
        """Give where it is, as a verb takes it."""
        chosen = self.addresses.get(self.cleaned_data["which"])
        if chosen is None:
            return self.typed
        names = ("key", "address", "street", "house_number", "place", "x_m", "y_m")
        return {name: getattr(chosen, name) for name in names}


class SplitForm(NewYardForm):
    """A second yard beside one; where that has a wish, whether it holds for both."""

    carries_wish = forms.TypedChoiceField(
        label=gettext_lazy("Does the wish hold for the new yard as well?"),
        choices=[
            ("yes", gettext_lazy("yes, the same people live there")),
            ("no", gettext_lazy("no, others live there")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    field_order = (
        *NewYardForm.field_order[:4],
        "carries_wish",
        *NewYardForm.field_order[4:],
    )

    def __init__(self, *args: Any, has_wish: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not has_wish:
            del self.fields["carries_wish"]


class MergeForm(WhyForm):
    """Two yards are one; a stricter wish of the one is set at the other as well."""

    carries_wish = forms.BooleanField(
        label=gettext_lazy("Set this wish there as well"),
        error_messages={
            "required": gettext_lazy(
                "Tick that the wish is set there as well: what a resident asked is not lost."
            )
        },
    )
    field_order = ("version", "carries_wish", "why", "source", "is_fit")

    def __init__(self, *args: Any, has_stricter_wish: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not has_stricter_wish:
            del self.fields["carries_wish"]


class AnswerForm(WhyForm):
    """What is right: the correction or the scan."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What is right?"),
        choices=YardQuestion.Answer.choices,
        widget=forms.RadioSelect,
    )
    carries_wish = forms.BooleanField(
        label=gettext_lazy("Set this wish there as well"), required=False
    )
    field_order = ("answer", "carries_wish", "why", "source", "is_fit")

    def __init__(self, *args: Any, has_stricter_wish: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not has_stricter_wish:
            del self.fields["carries_wish"]


def as_written(address: str) -> str:
    """Write a postcode as the register does."""
    shown = " ".join(address.split())
    return POSTCODE.sub(lambda found: f"{found[1]}{found[2].upper()}", shown)


def must_be_whole(address: str) -> None:
    """Refuse an address that cannot be put in the order of a street.

    Raises
    ------
    ValidationError
    """
    _street, number, place = split_address(address)
    if number is None or not place:
        raise forms.ValidationError(
            _(
                "Write street and house number, a comma, and the town or village: Langewijk 12a, 9913 AA Oosterlage."
            )
        )


def address_parts(address: str) -> Address:
    street, number, place = split_address(address)
    return {
        "address": address,
        "street": street[:100],
        "house_number": number,
        "place": place[:80],
    }


def own_key(municipality_id: int, address: str) -> str:
    """Give the key of a yard that no register knows: the same for the same address."""
    plain = "".join(address.casefold().split())
    made = uuid.uuid5(uuid.NAMESPACE_OID, f"yard/{municipality_id}/{plain}")
    return f"eigen-{made.hex}"
