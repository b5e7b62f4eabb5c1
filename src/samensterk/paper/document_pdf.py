"""A document on paper: PDF/UA-1, tagged, with headings, lists and tables as such."""

import base64
from importlib.resources import files
from typing import Literal

from samensterk.paper.document_data import to_plain
from samensterk.paper.documents import Document
from samensterk.paper.looks import PLAIN, Look
from samensterk.paper.typeset import png_in_svg, typeset

Page = Literal["a4", "a5"]


def as_pdf(
    document: Document, *, open_word: str, page: Page = "a4", look: Look = PLAIN
) -> bytes:
    """Typeset a document, as A4 unless it must fit in a pocket.

    Parameters
    ----------
    document
        What it says; texts go to the typesetter as values, never as markup.
    open_word
        What stands before a question that is still open.
    page
        The size of the paper.
    look
        Whose paper it is.
    """
    source = files("samensterk.paper").joinpath("templates", "document.typ")
    content = {**to_plain(document), "open_word": open_word, "page": page}
    content["look"] = look.as_data()
    pictures = look.files()
    for block in content["blocks"]:
        if block["kind"] == "picture":
            block["file"] = f"picture-{len(pictures)}.svg"
            pictures[block["file"]] = png_in_svg(base64.b64decode(block.pop("content")))
    return typeset(source.read_text(encoding="utf-8"), content, pictures)
