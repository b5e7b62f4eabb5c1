"""Who a paper comes from: name, colour and logo of a municipality."""

from dataclasses import dataclass

from samensterk.paper.looks import HOUSE_COLOUR, Look
from samensterk.paper.typeset import png_in_svg

LEAST_CONTRAST = 4.5  # of words on white, WCAG 2.2, 1.4.3
_DARKER = 0.9
_PNG = "image/png"
_TYPES = frozenset({_PNG, "image/svg+xml"})


@dataclass(frozen=True, slots=True)
class Sender:
    """What a paper shows of its maker.

    Attributes
    ----------
    colour : as '#1f5a78'; one that cannot be read on white is made darker
    logo : a PNG or an SVG that was cleaned before, or nothing
    logo_type : its media type
    """

    name: str = "Samen Sterk"
    colour: str = HOUSE_COLOUR
    logo: bytes = b""
    logo_type: str = ""

    @property
    def accent(self) -> str:
        return readable_on_white(self.colour)

    @property
    def has_logo(self) -> bool:
        """Say whether there is a logo of a kind that can be shown."""
        return bool(self.logo) and self.logo_type in _TYPES

    @property
    def drawing(self) -> bytes:
        """Give the logo as an SVG, for the typesetter."""
        return png_in_svg(self.logo) if self.logo_type == _PNG else self.logo

    @property
    def look(self) -> Look:
        """Give it as the plain data that any paper takes."""
        drawing = self.drawing if self.has_logo else b""
        return Look(name=self.name, accent=self.accent, logo=drawing)


OURS = Sender()  # of a paper that no municipality has made its own


def readable_on_white(colour: str) -> str:
    """Give the colour, made darker until words in it can be read."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while 1.05 / (_luminance(parts) + 0.05) < LEAST_CONTRAST:
        parts = [int(one * _DARKER) for one in parts]
    return "#" + "".join(f"{one:02x}" for one in parts)


def _luminance(parts: list[int]) -> float:
    """Give the relative luminance, 0 to 1, as WCAG defines it."""
    linear = [
        one / 255 / 12.92
        if one / 255 <= 0.04045
        else ((one / 255 + 0.055) / 1.055) ** 2.4
        for one in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
