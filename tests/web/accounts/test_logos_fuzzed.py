"""Whatever is sent as a logo comes back as one, or is refused."""

import struct

from hypothesis import example, given
from hypothesis import strategies as st
from web.accounts.logo_files import (
    SIGNATURE,
    chunk,
    clean_or_reason,
    header,
    png,
    svg,
)


@given(st.binary(max_size=300))
@example(SIGNATURE)
@example(SIGNATURE + header(0, 0))
@example(SIGNATURE + header(4, 4))
def test_random_bytes_are_a_logo_or_not(content):
    clean_or_reason(content)
    clean_or_reason(SIGNATURE + content)
    clean_or_reason(svg("")[:-6] + content)


@given(st.integers(0, 400), st.binary(min_size=1, max_size=12), st.booleans())
def test_a_png_with_a_hole_is_a_logo_or_not(place, patch, mends_checksum):
    whole = png("RGB", (9, 7), "red", icc_profile=b"profile", transparency=(0, 0, 9))
    place %= len(whole)
    holed = whole[:place] + patch + whole[place + len(patch) :]

    clean_or_reason(_with_sums(holed) if mends_checksum else holed)


def _with_sums(content):
    """Write every chunk's sum again, so that a change gets past the first check."""
    out, at = content[:8], 8
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        out += chunk(content[at + 4 : at + 8], content[at + 8 : at + 8 + length])
        at += length + 12
    return out


@given(st.binary(min_size=4, max_size=4), st.binary(max_size=60), st.binary(max_size=5))
def test_a_png_with_a_strange_chunk_is_a_logo_or_not(kind, body, rest):
    content = png()
    for extra in (chunk(kind, body), chunk(b"IHDR", body), header(4, 3, rest)):
        clean_or_reason(content[:33] + extra + content[33:])


@given(
    st.sampled_from(
        [
            "iCCP",
            "tEXt",
            "zTXt",
            "iTXt",
            "eXIf",
            "pHYs",
            "tRNS",
            "PLTE",
            "gAMA",
            "acTL",
            "fcTL",
            "fdAT",
        ]
    ),
    st.binary(max_size=60),
)
def test_a_png_with_a_bad_chunk_is_a_logo_or_not(kind, body):
    for mode in ("P", "L", "RGB"):
        content = png(mode)
        extra = chunk(kind.encode(), body)
        clean_or_reason(content[:33] + extra + content[33:])


@given(
    st.lists(
        st.sampled_from(
            [
                "<g>",
                "</g>",
                "<rect/>",
                "&a;",
                "<![CDATA[",
                "]]>",
                "<style>",
                "</style>",
                "url(",
                "'",
                "//x",
                "\\",
                "<!--",
                "-->",
                "@import",
                "é",
            ]
        )
    )
)
def test_any_markup_is_a_logo_or_not(pieces):
    clean_or_reason(svg("".join(pieces)))
