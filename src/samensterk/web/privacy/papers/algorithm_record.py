"""An entry for the Algoritmeregister, read from the paper itself.

The fields are those of the publication standard 1.0 (Ministerie van BZK, MinBZK/
Algoritmeregister, 2024). What the municipality must still decide stays empty.
"""

from collections.abc import Iterator
from typing import Any

from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Mark,
    NumberedList,
    Paragraph,
    Table,
    plain_text,
)
from samensterk.web.privacy.papers.writing import MADE_FROM, TO_DECIDE

# What stands in the table of the paper.
SHORT = {
    "Naam": "name",
    "Korte omschrijving": "description_short",
    "Organisatie": "organization",
    "Status": "status",
    "Begindatum": "begin_date",
    "Contactgegevens": "contact_email",
    "Link naar publiekspagina": "website",
    "Publicatiecategorie": "publication_category",
    "Leverancier": "provider",
    "Link naar broncode": "publiccode",
    "Bron-ID": "source_id",
    "Zoektermen": "tags",
}
# What has a heading of its own.
LONG = {
    "Doel en impact": "goal",
    "Afwegingen": "proportionality",
    "Menselijke tussenkomst": "human_intervention",
    "Risicobeheer": "risks",
    "Wettelijke basis": "lawful_basis",
    "Toelichting op impacttoetsen": "impacttoetsen",
    "Gegevens": "source_data",
    "Technische werking": "methods_and_models",
}
THEME = "Thema"
CATEGORIES = (
    "Hoog-risico AI-systeem",
    "Impactvolle algoritmes",
    "Overige algoritmes",
)


def algorithm_record(document: Document) -> dict[str, Any]:
    """Give the entry as the register takes it."""
    found: dict[str, Any] = {"lang": "nld", "standard_version": "1.0"}
    for heading, blocks in _chapters(document):
        if heading in LONG:
            found[LONG[heading]] = "\n".join(_lines(blocks))
        for block in blocks:
            if isinstance(block, Table) and heading not in LONG:
                found |= _short_fields(block)
    return found


def _chapters(document: Document) -> Iterator[tuple[str, list[Block]]]:
    heading, blocks = "", list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading):
            yield heading, blocks
            heading, blocks = block.text, []
        else:
            blocks.append(block)
    if heading not in (TO_DECIDE, MADE_FROM):
        yield heading, blocks


def _lines(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content):
                yield plain_text(content)
            case BulletList(items) | NumberedList(items):
                yield from (f"- {plain_text(one)}" for one in items)
            case _:
                pass


def _short_fields(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for label, said in table.rows:
        name, text = plain_text(label), plain_text(said)
        if name == THEME:
            found["category"] = [one.strip() for one in text.split(",")]
        elif name == "Publicatiecategorie":
            answers = [
                one.answer for one in said if isinstance(one, Mark) and one.answer
            ]
            found[SHORT[name]] = _category(answers[0] if answers else "", text)
        elif name in SHORT:
            found[SHORT[name]] = text
    return found


def _category(answer: str, proposed: str) -> str:
    """Take what the municipality answered, else what the paper proposes."""
    for said in (answer, proposed):
        for one in CATEGORIES:
            if one.lower() in said.lower():
                return one
    return ""
