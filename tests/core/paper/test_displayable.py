"""No word that somebody typed stops a document from being made."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samensterk.paper.displayable import SHOWN, UNKNOWN, displayable
from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import Document, Heading, Paragraph, Run


def paper(text):
    blocks = (Heading(1, text), Paragraph((Run(text), Run(text, is_bold=True))))
    return as_pdf(
        Document(text or "x", "b", "c", "2026-11-28", "d", blocks), open_word=""
    )


@pytest.mark.parametrize("shown", SHOWN, ids=lambda one: f"{one[0]:04x}")
def test_every_sign_that_is_let_through_can_be_shown(shown):
    first, last = shown
    text = " ".join(chr(code) for code in range(first, last + 1))

    assert paper(text).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["🚜", "👩‍🌾 met ❤️", "שלום", "你好", "\U000e0041"])
def test_signs_of_elsewhere_stop_nothing(text):
    assert paper(f"Voor {text} na").startswith(b"%PDF")


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_put_on_paper(text):
    assert paper(f"Kop {text}").startswith(b"%PDF")


def test_what_can_be_shown_stays_as_it_is():
    content = {"a": ["Café €5, ’t Hart", 3, None], "b": {"c": "regel\nregel"}}

    assert displayable(content) == content
    assert displayable("a🚜b") == f"a{UNKNOWN}b"
