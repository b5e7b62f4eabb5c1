"""A logo comes from a stranger's file; only a picture leaves here.

What a file is called does not matter, only what is in it. PNG is read and drawn again,
SVG goes through `svg_logos`.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image

from samensterk.web.accounts import svg_logos
from samensterk.web.accounts.no_logo import NoLogo, Reason

__all__ = ["Logo", "NoLogo", "Reason", "clean_logo"]

MOST_PNG_BYTES = 500_000
MOST_SVG_BYTES = 200_000
MOST_PIXELS_A_SIDE = 2000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURE_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
CHUNK_START = struct.Struct(">I4s")  # length and kind
CHECKSUM_BYTES = 4
SIDES = struct.Struct(">II")
# What Pillow raises on files that were made to hurt it.
BROKEN_PNG = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that is safe to show from our own address."""

    content: bytes
    content_type: Literal["image/png", "image/svg+xml"]


def clean_logo(content: bytes) -> Logo:
    """Give the picture without anything that is not picture, or raise `NoLogo`."""
    if content.startswith(PNG_SIGNATURE):
        _at_most(MOST_PNG_BYTES, content)
        return Logo(_drawn_again(content), "image/png")
    if svg_logos.looks_like_markup(content):
        _at_most(MOST_SVG_BYTES, content)
        return Logo(svg_logos.clean(content), "image/svg+xml")
    raise NoLogo(Reason.WRONG_TYPE)


def _at_most(most: int, content: bytes) -> None:
    if len(content) > most:
        raise NoLogo(Reason.TOO_BIG)


def _drawn_again(content: bytes) -> bytes:
    try:
        bare = _picture_chunks(content)
        with Image.open(BytesIO(bare), formats=["PNG"]) as image:
            if image.mode == "P" and not image.palette:
                raise NoLogo(Reason.BROKEN)  # Pillow stumbles over it on writing
            drawn = BytesIO()
            image.save(drawn, format="PNG", optimize=True)
    except BROKEN_PNG as error:
        raise NoLogo(Reason.BROKEN) from error
    return drawn.getvalue()


def _picture_chunks(content: bytes) -> bytes:
    """Keep the chunks that hold the picture; the others never reach Pillow."""
    kept, at, kind = [PNG_SIGNATURE], len(PNG_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = CHUNK_START.unpack_from(content, at)
        end = at + CHUNK_START.size + length + CHECKSUM_BYTES
        if (kind == b"IHDR") != (at == len(PNG_SIGNATURE)) or end > len(content):
            raise NoLogo(Reason.BROKEN)
        if kind == b"IHDR":
            _not_too_wide(*SIDES.unpack_from(content, at + CHUNK_START.size))
        if kind in PICTURE_CHUNKS:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def _not_too_wide(width: int, height: int) -> None:
    # Before anything is unpacked: a small file can promise a terabyte of pixels.
    if max(width, height) > MOST_PIXELS_A_SIDE:
        raise NoLogo(Reason.TOO_WIDE)
