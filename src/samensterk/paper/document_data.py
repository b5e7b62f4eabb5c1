"""A document as plain values and back, so that it can be kept as it was made."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Mark,
    NumberedList,
    Paragraph,
    Picture,
    Run,
    Table,
    printable,
)


def to_plain(document: Document) -> dict[str, Any]:
    """Give a document as values that JSON can hold; texts are printable from here on."""
    return {
        "title": printable(document.title),
        "subject": printable(document.subject),
        "author": printable(document.author),
        "made_on": document.made_on,
        "footer": printable(document.footer),
        "language": document.language,
        "region": document.region,
        "blocks": [_plain_block(one) for one in document.blocks],
    }


def _plain_block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text, starts_page):
            plain = {"kind": "heading", "level": level, "text": printable(text)}
            return {**plain, "starts_page": True} if starts_page else plain
        case Paragraph(content):
            return {"kind": "paragraph", "content": _plain_inline(content)}
        case BulletList(items):
            return {"kind": "bullets", "lines": [_plain_inline(one) for one in items]}
        case NumberedList(items):
            return {"kind": "numbers", "lines": [_plain_inline(one) for one in items]}
        case Table(caption, head, rows):
            return {
                "kind": "table",
                "caption": printable(caption),
                "head": [printable(one) for one in head],
                "shares": list(block.column_shares()),
                "rows": [[_plain_inline(cell) for cell in row] for row in rows],
            }
        case Picture(caption, description, content, part_of_width):
            return {
                "kind": "picture",
                "caption": printable(caption),
                "description": printable(description),
                "content": base64.b64encode(content).decode(),
                "part_of_width": part_of_width,
            }


def _plain_inline(content: Inline) -> list[dict[str, Any]]:
    return [
        {
            "text": printable(one.text),
            "is_bold": one.is_bold,
            "is_italic": one.is_italic,
            "link": one.link,
        }
        if isinstance(one, Run)
        else {
            "mark": one.id,
            "question": printable(one.question),
            "answer": None if one.answer is None else printable(one.answer),
        }
        for one in content
    ]


def from_plain(plain: Mapping[str, Any]) -> Document:
    """Give back what `to_plain` made."""
    return Document(
        title=plain["title"],
        subject=plain["subject"],
        author=plain["author"],
        made_on=plain["made_on"],
        footer=plain["footer"],
        blocks=tuple(_block(one) for one in plain["blocks"]),
        language=plain["language"],
        region=plain["region"],
    )


def _block(plain: Mapping[str, Any]) -> Block:
    match plain["kind"]:
        case "heading":
            return Heading(
                plain["level"], plain["text"], plain.get("starts_page", False)
            )
        case "paragraph":
            return Paragraph(_inline(plain["content"]))
        case "bullets":
            return BulletList(tuple(_inline(one) for one in plain["lines"]))
        case "numbers":
            return NumberedList(tuple(_inline(one) for one in plain["lines"]))
        case "table":
            rows = tuple(tuple(_inline(cell) for cell in row) for row in plain["rows"])
            return Table(plain["caption"], tuple(plain["head"]), rows)
        case "picture":
            return Picture(
                plain["caption"],
                plain["description"],
                base64.b64decode(plain["content"]),
                plain["part_of_width"],
            )
        case other:
            raise ValueError(f"no block: {other}")


def _inline(plain: Sequence[Mapping[str, Any]]) -> Inline:
    return tuple(
        Mark(one["mark"], one["question"], one["answer"])
        if "mark" in one
        else Run(one["text"], one["is_bold"], one["is_italic"], one["link"])
        for one in plain
    )
