"""A document on paper: PDF/UA-1, tagged, with headings, lists and tables as such."""

from importlib.resources import files
from typing import Any

import typst

from samensterk.paper.document_data import to_plain
from samensterk.paper.documents import Document
from samensterk.paper.typeset import typeset


def as_pdf(document: Document, *, open_word: str) -> bytes:
    """Typeset a document as A4.

    Parameters
    ----------
    document
        What it says; texts go to the typesetter as values, never as markup.
    open_word
        What stands before a question that is still open.
    """
    source = files("samensterk.paper").joinpath("templates", "document.typ")
    content = {**to_plain(document), "open_word": open_word}
    text = source.read_text(encoding="utf-8")
    try:
        return typeset(text, content, {})
    except typst.TypstError:
        # PDF/UA refuses a letter that no font of this machine has.
        return typeset(text, _with_known_letters(content), {})


def _with_known_letters(content: Any) -> Any:
    """Put a question mark for what the font of the house may lack, such as emoji."""
    if isinstance(content, dict):
        return {name: _with_known_letters(one) for name, one in content.items()}
    if isinstance(content, list):
        return [_with_known_letters(one) for one in content]
    if isinstance(content, str):
        return "".join(one if _is_known(one) else "?" for one in content)
    return content


def _is_known(letter: str) -> bool:
    """Take Latin, Greek and Cyrillic with their signs, and the boxes of a checklist."""
    code = ord(letter)
    return code < 0x0530 or 0x1E00 <= code < 0x2070 or letter in "€☐☑→"
