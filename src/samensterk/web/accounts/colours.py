"""A municipality brings its own colours; what cannot be read on them is mended here.

* ColourError
  * NoColour
  * OutOfReach
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from coloraide import Color

TEXT_RATIO = 4.5  # WCAG 2.1, success criterion 1.4.3 (level AA)
SHAPE_RATIO = 3.0  # WCAG 2.1, success criterion 1.4.11: edges, icons, focus
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)
HALVINGS = 16  # a step of 1/65536 in lightness is far below one step of 8 bits


class ColourError(Exception):
    """A colour cannot be used; the message is for developers, not for users."""


class NoColour(ColourError):
    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:40]!r} is not #rgb or #rrggbb")
        self.text = text


class OutOfReach(ColourError):
    def __init__(self, against: Colour, ratio: float) -> None:
        super().__init__(f"nothing has a contrast of {ratio} against {against}")
        self.against = against
        self.ratio = ratio


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the screen (sRGB), eight bits a channel; `str` gives `#rrggbb`."""

    red: int
    green: int
    blue: int

    def __post_init__(self) -> None:
        if not all(0 <= one <= 255 for one in (self.red, self.green, self.blue)):
            raise ValueError("a channel has eight bits")

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)


def check_colour(text: str) -> Colour:
    """Read `#rgb` or `#rrggbb`; anything else raises `NoColour`."""
    if not HEX.fullmatch(text):
        raise NoColour(text)
    digits = text[1:] if len(text) == 7 else "".join(one * 2 for one in text[1:])
    return Colour(*bytes.fromhex(digits))


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of WCAG 2.1, from 1 to 21; the order does not matter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(colour: Colour) -> Literal["#ffffff", "#000000"]:
    """Say which of black and white reads best on this; the ratio is 4.58 or more."""
    is_dark = contrast(colour, WHITE) >= contrast(colour, BLACK)
    return "#ffffff" if is_dark else "#000000"


def nearest_that_passes(
    colour: Colour, against: Colour, ratio: float = TEXT_RATIO
) -> Colour:
    """Give the same hue, made only so much lighter or darker that it passes.

    A colour that passes comes back unchanged. Up to a ratio of 4.58 there is always
    an answer; above it `OutOfReach` may be raised.
    """
    if contrast(colour, against) >= ratio:
        return colour
    own = _lightness(colour)
    found = [
        shade
        for end in (BLACK, WHITE)
        if (shade := _shade_towards(end, colour, against, ratio)) is not None
    ]
    if not found:
        raise OutOfReach(against, ratio)
    return min(found, key=lambda shade: abs(_lightness(shade) - own))


def _shade_towards(
    end: Colour, colour: Colour, against: Colour, ratio: float
) -> Colour | None:
    """Find by halves the first shade on the way to black or white that passes."""
    if contrast(end, against) < ratio:
        return None
    start = Color(str(colour)).convert("oklch")
    fails, passes, best = start["lightness"], float(end == WHITE), end
    for _ in range(HALVINGS):
        middle = (fails + passes) / 2
        shade = _on_screen(start.clone().set("lightness", middle))
        if contrast(shade, against) >= ratio:
            passes, best = middle, shade
        else:
            fails = middle
    return best


def _on_screen(shade: Color) -> Colour:
    # Without a tolerance (jnd) the hue stays what it was; chroma alone gives way.
    shade.fit("srgb", method="oklch-chroma", jnd=0)
    return check_colour(shade.convert("srgb").to_string(hex=True, fit="clip"))


def _lightness(colour: Colour) -> float:
    lightness: float = Color(str(colour)).convert("oklch")["lightness"]
    return lightness


def _luminance(colour: Colour) -> float:
    """Give the relative luminance as WCAG 2.1 defines it, from 0 to 1."""
    # Its own rounded weights, not exact ones: on the edge of 4.5 the answer must be
    # the same as that of every tool that checks pages.
    red, green, blue = map(_linear, (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return (
        share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)
    )
