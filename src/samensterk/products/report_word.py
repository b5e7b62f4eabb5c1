"""The report for a word processor, so that people can go on writing in it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from samensterk.paper.document_word import as_docx
from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
)
from samensterk.paper.documents import Picture as DrawnPicture
from samensterk.paper.typeset import as_png
from samensterk.products.drawing import MAP_WIDTH_PX, Picture
from samensterk.products.report_content import CardText, Grid, KeyNumber
from samensterk.products.report_sections import OWN_WORDS, Edited, Kind, Section
from samensterk.products.sender import OURS, Sender

_OPEN = "Nog invullen"


def report_word(report: Edited, made_on: str, sender: Sender = OURS) -> bytes:
    """Write the report as DOCX with real headings, tables and pictures.

    Parameters
    ----------
    made_on
        ISO day that the file says it was made on; the same day gives the same bytes.
    """
    blocks: list[Block] = [_said(line) for line in report.introduction]
    for section in report.sections:
        blocks += _section(section)
    blocks += [_said(line) for line in report.closing]
    document = Document(
        title=report.title,
        subject=f"{report.area_name} · gemaakt op {report.made_on}",
        author=sender.name,
        made_on=made_on,
        footer=f"{sender.name} · {report.title}",
        blocks=tuple(blocks),
    )
    return as_docx(document, open_word=_OPEN, look=sender.look)


def _section(section: Section) -> Iterator[Block]:
    yield Heading(1, section.title)
    if section.own_text:
        yield Paragraph((Run(OWN_WORDS, is_bold=True),))
        yield from map(_said, section.own_text)
    for part in section.parts:
        if part.title:
            yield Heading(2, part.title)
        yield from _WRITTEN[part.kind](part.content)


def _said(text: str) -> Paragraph:
    return Paragraph(_plain(text))


def _plain(text: str) -> Inline:
    return (Run(text),)


def _numbers(numbers: list[KeyNumber]) -> Iterator[Block]:
    for one in numbers:
        first = Run(f"{one.label}: {one.value}. ", is_bold=True)
        yield Paragraph((first, Run(one.meaning)))


def _pictures(pictures: list[Picture]) -> Iterator[Block]:
    for one in pictures:
        yield DrawnPicture(
            one.title,
            one.description,
            as_png(one.svg.encode()),
            one.width_px / MAP_WIDTH_PX,
        )
        yield _said(one.description)


def _tables(tables: list[Grid]) -> Iterator[Block]:
    for one in tables:
        rows = tuple(tuple(_plain(cell) for cell in row) for row in one.rows)
        yield Table(one.caption, tuple(one.headings), rows)


def _cards(cards: list[CardText]) -> Iterator[Block]:
    for one in cards:
        yield Heading(2, f"{one.name}: {one.value}")
        for label, text in (
            ("Wat het zegt. ", one.says),
            ("Wat het niet zegt. ", one.says_not),
            ("Hoe het is berekend. ", one.formula),
            ("Bronnen. ", one.sources),
            ("Bekende fouten in de registers. ", one.register_errors),
            ("In gesprek. ", one.in_conversation),
        ):
            yield Paragraph((Run(label, is_bold=True), Run(text)))


def _texts(lines: list[str]) -> Iterator[Block]:
    return map(_said, lines)


def _list(lines: list[str]) -> Iterator[Block]:
    yield BulletList(tuple(_plain(line) for line in lines))


_WRITTEN: Mapping[Kind, Callable[[Any], Iterator[Block]]] = {
    "text": _texts,
    "list": _list,
    "numbers": _numbers,
    "pictures": _pictures,
    "tables": _tables,
    "cards": _cards,
}
