"""What the report says, before it becomes a page or paper; areas only, no yards."""

from collections.abc import Sequence
from dataclasses import dataclass

from samensterk.products.drawing import Picture


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One figure of the whole area with the sentence that explains it."""

    label: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one heading row; the first cell of a row is its heading."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CardText:
    """An indicator card as the reader sees it, with the figure of this area."""

    code: str
    name: str
    value: str
    says: str
    says_not: str
    formula: str
    sources: str
    register_errors: str
    in_conversation: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report in reading order."""

    title: str
    area_name: str
    made_on: str
    version: str
    introduction: Sequence[str]
    coverage: Sequence[str]
    key_numbers: Sequence[KeyNumber]
    pictures: Sequence[Picture]
    area_tables: Sequence[Grid]
    context: Sequence[Grid]
    context_notes: Sequence[str]
    visit_areas: Grid
    changes: Grid | None
    change_notes: Sequence[str]
    cards: Sequence[CardText]
    sources: Grid
    missing: Sequence[str]
    unusable: Grid
    parameters: Grid
