"""A value of others stays a value, wherever it stands in the Markdown of a paper."""

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from samensterk.paper.documents import (
    BulletList,
    Heading,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Table,
    plain_text,
    printable,
)
from samensterk.web.privacy.papers.changes import changes, fingerprint
from samensterk.web.privacy.papers.markdown import CannotRead, read
from samensterk.web.privacy.papers.tags import BEGINS, ENDS, in_time, listed
from samensterk.web.privacy.papers.words import as_words, in_markdown

PLACES = """# Titel {{ value }}

## Kop {{ value }}

Begin {{ value }} **vet {{ value }}** einde

- punt {{ value }}

1. nummer {{ value }}

Tabel: Tabel {{ value }}

| Kop | {{ value }} |
|---|---|
| cel | {{ value }} |
| {{ values|listed }} | x |
"""
ENGINE = Engine(builtins=["samensterk.web.privacy.papers.tags"])
LINES = st.text(max_size=40) | st.sampled_from(
    [
        "# kop",
        "- punt",
        "1. een",
        "| a | b |",
        "|---|",
        "---",
        "```",
        "    code",
        "[u](https://example.nl)",
        "![p](x)",
        "<b>x</b>",
        "&amp;",
        "&#35;",
        "\\",
        "a\\|b",
        "*a* _b_ `c` ~~d~~",
        "a\n\nb",
        "Tabel: x",
        "[x]: /y",
        f"{BEGINS}wet{ENDS}",
        "{% debug %}{{ x }}",
        "https://example.nl",
    ]
)


def said(text):
    """Give a text as a paper can hold it: on one line, spaces once."""
    return " ".join(printable(text).split())


@given(LINES)
def test_a_value_comes_out_as_itself_everywhere(value):
    context = Context(as_words({"value": value, "values": [value, "b", value]}))
    title, blocks = read(ENGINE.from_string(PLACES).render(context), {})

    shown = said(value)
    assert title == f"Titel {shown}".strip()
    heading, paragraph, bullets, numbers, table = blocks
    assert isinstance(heading, Heading)
    assert heading.text == f"Kop {shown}".strip()
    assert isinstance(paragraph, Paragraph)
    words = plain_text(paragraph.content)
    assert said(words) == said(f"Begin {value} vet {value} einde") or "vet" in words
    assert words.count(shown) >= 2
    assert isinstance(bullets, BulletList)
    assert plain_text(bullets.items[0]) == f"punt {shown}".strip()
    assert isinstance(numbers, NumberedList)
    assert plain_text(numbers.items[0]) == f"nummer {shown}".strip()
    assert isinstance(table, Table)
    assert table.caption == f"Tabel {shown}".strip()
    assert table.head == ("Kop", shown)
    assert plain_text(table.rows[0][1]) == shown
    assert not any(isinstance(one, Mark) for row in table.rows for one in row[0])
    assert not any(one.link for one in paragraph.content if isinstance(one, Run))


def test_a_mark_is_found_within_words_and_cells():
    mark = Mark("wet", "Welke wet?", None)
    text = f"# T\n\nVoor {BEGINS}wet{ENDS} na\n"

    _title, blocks = read(text, {"wet": mark})

    assert blocks == (Paragraph((Run("Voor "), mark, Run(" na"))),)


@pytest.mark.parametrize(
    "text", ["> citaat", "- a\n  - b", "```\ncode\n```", "![a](b)"]
)
def test_what_papers_do_not_have_is_refused(text):
    with pytest.raises(CannotRead):
        read(f"# T\n\n{text}\n", {})


def test_html_stays_text():
    _title, blocks = read("# T\n\n<script>x</script>\n", {})

    assert plain_text(blocks[0].content) == "<script>x</script>"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "meteen"),
        (1, "1 dag"),
        (30, "30 dagen"),
        (730, "2 jaar"),
        (3653, "10 jaar"),
        (400, "400 dagen"),
    ],
)
def test_a_term_is_said_in_words(days, words):
    assert in_time(days) == words


def test_a_list_is_said_in_words():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b en c"


def test_escaping_twice_is_needed_nowhere():
    assert in_markdown("a*b") == "a\\*b"


FACTS = {
    "software": {"version": "1"},
    "municipality": {"name": "Noorderveld"},
    "settings": {"is_https": True, "languages": ["Nederlands"]},
    "sources": [{"title": "BAG", "date": "2026-01-01"}],
    "answers": {},
}


def test_the_fingerprint_does_not_depend_on_days_or_order():
    other = {name: FACTS[name] for name in reversed(FACTS)}
    later = {**other, "sources": [{"title": "BAG", "date": "2027-01-01"}]}

    assert fingerprint(FACTS) == fingerprint(later)
    assert fingerprint(FACTS) != fingerprint({**FACTS, "software": {"version": "2"}})


def test_what_changed_is_said_with_before_and_after():
    new = {
        **FACTS,
        "settings": {"is_https": False, "languages": ["Nederlands", "Engels"]},
        "answers": {"wet": "Artikel 1"},
        "sources": [],
    }

    told = changes(FACTS, new)

    assert "versleutelde verbinding (https): was ja, is nu nee" in told
    assert "talen van de site: was Nederlands, is nu Nederlands en Engels" in told
    assert "bronnen van de scan: was BAG, is nu nog geen" in told
    assert any(
        one.startswith("nieuw: antwoord op 'Op welke wettelijke") for one in told
    )
    assert changes(FACTS, FACTS) == []
