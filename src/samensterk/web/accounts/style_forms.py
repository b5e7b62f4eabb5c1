"""The form of a house style: refuses what people could not read."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.colours import (
    WHITE,
    NoColour,
    check_colour,
    contrast,
    nearest_that_passes,
)
from samensterk.web.accounts.logo_words import words_of
from samensterk.web.accounts.logos import Logo, clean_logo
from samensterk.web.accounts.models import HouseStyle
from samensterk.web.accounts.no_logo import NoLogo

TEXT_RATIO = 4.5  # WCAG 2.1, 1.4.3


class HouseStyleForm(forms.ModelForm[HouseStyle]):
    """Name, logo, colours, sender and how to reach the municipality."""

    logo_file = forms.FileField(
        label=_("logo"),
        required=False,
        help_text=_("SVG or PNG. Scripts and hidden data are taken out."),
    )
    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")
    without_logo = forms.BooleanField(label=_("remove the logo"), required=False)

    class Meta:
        model = HouseStyle
        fields = (
            "display_name",
            "primary",
            "accent",
            "sender",
            "reply_to",
            "phone",
            "website",
            "postal_address",
        )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._logo: Logo | None = None
        for name in ("primary", "accent"):
            self.fields[name].help_text = _(
                "A colour such as #154273, dark enough to be read on white."
            )

    def clean_primary(self) -> str:
        return _readable(self.cleaned_data["primary"])

    def clean_accent(self) -> str:
        return _readable(self.cleaned_data["accent"])

    def clean_logo_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data.get("logo_file")
        if file is None:
            return None
        try:
            self._logo = clean_logo(file.read())
        except NoLogo as error:
            raise forms.ValidationError(words_of(error)) from error
        return file

    def save(self, commit: bool = True) -> HouseStyle:  # noqa: FBT001, FBT002 - Django's own
        style = self.instance
        if self._logo is not None:
            style.logo, style.logo_type = self._logo.content, self._logo.content_type
        elif self.cleaned_data["without_logo"]:
            style.logo, style.logo_type = None, ""
        style.changed_at = timezone.now()
        return super().save(commit)


def _readable(text: str) -> str:
    """Take a colour that can be read on white and as its ground.

    The other way round is the same ratio (WCAG 2.1, contrast ratio).
    """
    try:
        colour = check_colour(text)
    except NoColour as error:
        raise forms.ValidationError(
            _("This is no colour. Write it as # with six digits or letters a to f.")
        ) from error
    if contrast(colour, WHITE) < TEXT_RATIO:
        raise forms.ValidationError(
            _(
                "People could not read this colour on white (WCAG asks 4.5 to 1, this has %(ratio)s). The nearest that works is %(nearest)s."
            ),
            params={
                "ratio": number_format(contrast(colour, WHITE), 1),
                "nearest": str(nearest_that_passes(colour, WHITE)),
            },
        )
    return str(colour)
