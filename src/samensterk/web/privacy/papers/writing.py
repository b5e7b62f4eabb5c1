"""Write a paper: its text, filled with facts and answers, as blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.formats import date_format

from samensterk.paper.documents import (
    Block,
    Document,
    Heading,
    Mark,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from samensterk.web.privacy.papers.changes import SETTINGS, lines
from samensterk.web.privacy.papers.kinds import PaperKind
from samensterk.web.privacy.papers.markdown import read
from samensterk.web.privacy.papers.questions import CONTENT, asked_in, questions
from samensterk.web.privacy.papers.words import as_words

OPEN_WORD = "Nog te beslissen"
TO_DECIDE = "Dit moet uw gemeente zelf nog beslissen of nakijken"
MADE_FROM = "Waaruit dit stuk is gemaakt"
MISSING = "ONTBREEKT"  # a test finds it in no paper
_ENGINE = Engine(
    dirs=[str(CONTENT)],
    builtins=["samensterk.web.privacy.papers.tags"],
    string_if_invalid=MISSING,
)


@dataclass(frozen=True, slots=True)
class Making:
    """Which edition is written, and on what day; 0 is a concept that is not kept."""

    number: int
    day: date


def write(kind: PaperKind, facts: Mapping[str, Any], making: Making) -> Document:
    """Write a paper from the facts that it uses, with the answers among them."""
    with translation.override("nl"):
        day = date_format(making.day, "j F Y")
        marks = _marks(kind, facts["answers"])
        words = as_words({**facts, "day": day, "number": making.number})
        # A text names one table as `of.areas_Yard`.
        tables = words.get("kept", ())
        words["of"] = {one["model"].replace(".", "_"): one for one in tables}
        text = _ENGINE.get_template(f"{kind.code}.md").render(Context(words))
    title, blocks = read(text, marks)
    here = facts["municipality"]["name"]
    version = facts["software"]["version"]
    edition = f"versie {making.number}" if making.number else "concept, niet bewaard"
    return Document(
        title=title,
        subject=f"Gemeente {here} · {edition} · {day}",
        author=f"Gemeente {here}",
        made_on=making.day.isoformat(),
        footer=f"{kind.title} · gemeente {here} · {edition} · {day} · Samen Sterk {version}",
        blocks=(*blocks, *_end(kind, facts, blocks, day)),
    )


def _marks(kind: PaperKind, answers: Mapping[str, str]) -> dict[str, Mark]:
    known = questions()
    return {
        one: Mark(one, known[one].text, answers.get(one)) for one in asked_in(kind.code)
    }


def _end(
    kind: PaperKind, facts: Mapping[str, Any], blocks: tuple[Block, ...], day: str
) -> list[Block]:
    """List what is open, and what the paper was made from."""
    still_open = Document("", "", "", "", "", blocks).open_marks()
    found: list[Block] = []
    if still_open or not kind.is_public:
        found.append(Heading(1, TO_DECIDE))
    if still_open:
        items = tuple((Run(one.question),) for one in still_open)
        found.append(NumberedList(items))
    elif not kind.is_public:
        found.append(Paragraph((Run("Alle vragen van dit stuk zijn beantwoord."),)))
    if not kind.is_public:
        found += [Heading(1, MADE_FROM), _made_from(facts, day)]
    return found


def _made_from(facts: Mapping[str, Any], day: str) -> Table:
    names = {"versie van de software", *SETTINGS.values()}
    rows = [("dag", day), *(one for one in lines(facts) if one[0] in names)]
    return Table(
        "Versie en instellingen",
        ("Wat", "Hoe het was op die dag"),
        tuple(
            ((Run(name),), (Run(value or "niet ingesteld"),)) for name, value in rows
        ),
    )
