"""Read the Markdown of a paper into blocks; what we do not use is refused."""

from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from samensterk.paper.documents import (
    Block,
    BulletList,
    Heading,
    Inline,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Table,
    plain_text,
)
from samensterk.web.privacy.papers.tags import MARK

CAPTION = "Tabel: "  # a paragraph before a table that begins so is its caption
_READER = MarkdownIt("commonmark", {"html": False}).enable("table")
_SPACE = ("softbreak", "hardbreak")


class CannotRead(ValueError):
    """A text of ours has something that papers do not have."""


def read(text: str, marks: Mapping[str, Mark]) -> tuple[str, tuple[Block, ...]]:
    """Give the title and the blocks of a paper."""
    title, caption = "", ""
    blocks: list[Block] = []
    for node in SyntaxTreeNode(_READER.parse(text)).children:
        if node.type == "heading" and node.tag == "h1":
            title = plain_text(_inline(node, marks))
        elif node.type == "paragraph" and _starts_caption(node):
            caption = plain_text(_inline(node, marks)).removeprefix(CAPTION)
        else:
            blocks.append(_block(node, marks, caption))
    return title, tuple(blocks)


def _starts_caption(node: SyntaxTreeNode) -> bool:
    return node.children[0].content.startswith(CAPTION)


def _block(node: SyntaxTreeNode, marks: Mapping[str, Mark], caption: str) -> Block:
    match node.type:
        case "heading":
            return Heading(int(node.tag[1]) - 1, plain_text(_inline(node, marks)))
        case "paragraph":
            return Paragraph(_inline(node, marks))
        case "bullet_list":
            return BulletList(_items(node, marks))
        case "ordered_list":
            return NumberedList(_items(node, marks))
        case "table":
            return _table(node, marks, caption)
        case other:
            raise CannotRead(other)


def _items(node: SyntaxTreeNode, marks: Mapping[str, Mark]) -> tuple[Inline, ...]:
    if any(len(item.children) != 1 for item in node.children):
        raise CannotRead("a list within a list, or two paragraphs in one item")
    return tuple(_inline(item.children[0], marks) for item in node.children)


def _table(node: SyntaxTreeNode, marks: Mapping[str, Mark], caption: str) -> Table:
    rows = [
        tuple(_inline(cell, marks) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    head = tuple(plain_text(cell) for cell in rows[0])
    return Table(caption, head, tuple(rows[1:]))


def _inline(node: SyntaxTreeNode, marks: Mapping[str, Mark]) -> Inline:
    """Give the running text of a paragraph, heading, item or cell."""
    tokens = node.children[0].token if node.children else None
    children = tokens.children if tokens is not None else None
    return tuple(_pieces(children or [], marks))


def _pieces(tokens: Sequence[Token], marks: Mapping[str, Mark]) -> Iterator[Run | Mark]:
    is_bold = is_italic = False
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                is_bold = token.nesting == 1
            case "em_open" | "em_close":
                is_italic = token.nesting == 1
            case "link_open" | "link_close":
                link = str(token.attrGet("href") or "") if token.nesting == 1 else ""
            case "text" | "code_inline" | "softbreak" | "hardbreak":
                words = " " if token.type in _SPACE else token.content
                yield from _with_marks(words, Run("", is_bold, is_italic, link), marks)
            case other:
                raise CannotRead(other)


def _with_marks(
    words: str, style: Run, marks: Mapping[str, Mark]
) -> Iterator[Run | Mark]:
    """Split text where something is asked; every other part is an id."""
    for place, part in enumerate(MARK.split(words)):
        if place % 2:
            yield marks[part]
        elif part:
            yield Run(part, style.is_bold, style.is_italic, style.link)
