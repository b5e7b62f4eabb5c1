"""A document as data: what it says, apart from how it is shown.

A page, a PDF and a DOCX are made from the same blocks. What a document leaves open is
a `Mark`: it is shown as open wherever it stands, and can be listed.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Half characters, control characters and signs that turn the direction of writing
# have no place on paper, and XML cannot hold most of them.
NOT_PRINTED = frozenset({"Cc", "Cs", "Co", "Cn"})
TURNS_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Give a text on one line without what no paper can hold."""
    spaced = "".join(" " if one in "\n\r\t\v\f\x85" else one for one in text)
    return "".join(
        one
        for one in spaced
        if unicodedata.category(one) not in NOT_PRINTED and one not in TURNS_WRITING
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that others must decide; an answer of None is still open."""

    id: str
    question: str
    answer: str | None = None


Inline = tuple[Run | Mark, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 is the highest below the title
    text: str
    starts_page: bool = False  # on paper


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inline


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"a row of '{self.caption}' does not fit its head")

    def column_shares(self) -> tuple[float, ...]:
        """Give the part of the width for each column; wordy ones get more, none all."""
        wordy = []
        for place, head in enumerate(self.head):
            texts = [head, *(_shown(row[place]) for row in self.rows)]
            lengths = [len(printable(one)) for one in texts]
            mean = sum(lengths) / len(lengths)
            wordy.append(max(lengths[0], mean, 6.0) ** 0.5)
        return tuple(one / sum(wordy) for one in wordy)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as PNG, with the words that replace it for who cannot see it."""

    caption: str
    description: str
    content: bytes
    part_of_width: float = 1.0


Block = Heading | Paragraph | BulletList | NumberedList | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `footer` stands on every page of paper."""

    title: str
    subject: str
    author: str
    made_on: str  # ISO 8601, a day
    footer: str
    blocks: tuple[Block, ...]
    language: str = "nl"
    region: str = "NL"

    def marks(self) -> list[Mark]:
        """Give what was asked of others, each once, in the order of the text."""
        found = {one.id: one for part in self.parts() for one in _marks_in(part)}
        return list(found.values())

    def open_marks(self) -> list[Mark]:
        return [one for one in self.marks() if one.answer is None]

    def parts(self) -> Iterator[Inline]:
        """Give every piece of running text."""
        for block in self.blocks:
            match block:
                case Paragraph(content):
                    yield content
                case BulletList(items) | NumberedList(items):
                    yield from items
                case Table(rows=rows):
                    for row in rows:
                        yield from row
                case Heading() | Picture():
                    pass


def _marks_in(content: Inline) -> Iterator[Mark]:
    return (one for one in content if isinstance(one, Mark))


def _shown(content: Inline) -> str:
    return "".join(
        one.text if isinstance(one, Run) else one.answer or one.question
        for one in content
    )


def plain_text(content: Inline, open_text: str = "") -> str:
    """Give the words alone; what is open becomes `open_text`."""
    words = [
        one.text
        if isinstance(one, Run)
        else (open_text if one.answer is None else one.answer)
        for one in content
    ]
    return printable("".join(words)).strip()
