"""Typst source and data in, accessible PDF out."""

import base64
import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

import typst

from samensterk.paper.displayable import displayable

STANDARD = "ua-1"  # PDF/UA-1 (ISO 14289-1:2014): tagged, titled, with a language


def typeset(
    source: str, content: Mapping[str, Any], files: Mapping[str, bytes]
) -> bytes:
    """Typeset a document whose source reads `content.json` and the given files.

    Parameters
    ----------
    source
        Typst markup.
    content
        What the markup reads as `json("content.json")`; a sign that our letters have
        not is replaced, so that no name or word stops a whole document.
    files
        Pictures by name.

    Returns
    -------
    bytes
        A PDF that declares itself PDF/UA-1.
    """
    inputs = {
        "main.typ": source.encode(),
        "content.json": json.dumps(displayable(content), ensure_ascii=False).encode(),
        **files,
    }
    return _compile(inputs, format="pdf", pdf_standards=[STANDARD])


def as_png(svg: bytes, *, dots_per_inch: int = 144) -> bytes:
    """Draw an SVG as PNG, with the letters that our papers have."""
    source = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg")'
    inputs = {"main.typ": source, "drawing.svg": svg}
    return _compile(inputs, format="png", ppi=dots_per_inch)


def png_in_svg(png: bytes) -> bytes:
    """Wrap a PNG in an SVG: from memory the typesetter takes files of text only."""
    width, height = struct.unpack(">II", png[16:24])  # of the first chunk, IHDR
    content = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{content}"/></svg>'
    ).encode()


def _compile(inputs: Mapping[str, bytes], **options: Any) -> bytes:
    # The stubs of typst know paths only; files in memory are a dictionary.
    compiled: Callable[..., bytes] = typst.compile
    # The letters that come with typst: a paper is the same on every machine.
    return compiled(inputs, ignore_system_fonts=True, **options)
