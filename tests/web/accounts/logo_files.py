"""Pictures and drawings, right and wrong, made from their parts."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from samensterk.web.accounts.logos import Logo, NoLogo, clean_logo

NAMES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9"'
)
RISKS = (b"evil", b"script", b"onload", b"onclick", b"foreign", b"/leave")


def svg(inside, attributes=""):
    return f"<svg {NAMES} {attributes}>{inside}</svg>".encode()


def png(mode="RGB", size=(4, 3), colour=None, **how):
    drawn = BytesIO()
    Image.new(mode, size, colour).save(drawn, format="PNG", **how)
    return drawn.getvalue()


def chunk(kind, body):
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )


def header(width, height, rest=b"\x08\x02\x00\x00\x00"):
    return chunk(b"IHDR", struct.pack(">II", width, height) + rest)


SIGNATURE = b"\x89PNG\r\n\x1a\n"


def refusal(content):
    with pytest.raises(NoLogo) as caught:
        clean_logo(content)
    return caught.value.reason


def clean_or_reason(content):
    try:
        logo = clean_logo(content)
    except NoLogo as error:
        return error.reason
    assert isinstance(logo, Logo)
    return logo.content_type
