"""The report in sections: which of them are shown, and what the municipality adds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from samensterk.paper.documents import printable
from samensterk.products.drawing import Picture
from samensterk.products.report_content import CardText, Grid, KeyNumber, Report

OWN_WORDS = "In de woorden van de gemeente"
NOT_HERE = "In dit verslag staan niet: {names}."
PROMISE = (
    "Dit rapport beschrijft gebieden van minstens vijf erven of bedrijven. "
    "Het zegt niets over één erf of één persoon."
)
Kind: TypeAlias = Literal["text", "list", "numbers", "pictures", "tables", "cards"]


@dataclass(frozen=True, slots=True)
class SectionName:
    """A section that a reader can do without; `anchor` is its place in the page."""

    code: str
    title: str
    anchor: str


SECTIONS = (
    SectionName("coverage", "Wat deze scan dekt", "dekking"),
    SectionName("figures", "In het kort", "cijfers"),
    SectionName("maps", "Kaarten en grafieken", "kaarten"),
    SectionName("areas", "Per gebied", "gebieden"),
    SectionName("context", "Vergelijking", "vergelijking"),
    SectionName("visit_areas", "Bezoekgebieden", "bezoekgebieden"),
    SectionName("changes", "Verschil met de vorige scan", "verschil"),
    SectionName("cards", "Uitleg per cijfer", "uitleg"),
    SectionName("sources", "Bronnen", "bronnen"),
)
_AFTER_EXTRA = ("cards", "sources")  # what others add stands before these


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was decided of a section; own text is plain, every line a paragraph."""

    code: str
    is_on: bool = True
    own_text: str = ""


@dataclass(frozen=True, slots=True)
class ExtraSection:
    """A section that does not come from the scan, such as street knowledge."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Which sections, and what goes with them; a section not named is shown as it is.

    `withheld` are titles of what is there for others than this reader.
    """

    sections: tuple[Chosen, ...] = ()
    extra: tuple[ExtraSection, ...] = ()
    withheld: tuple[str, ...] = ()


WHOLE = Edition()


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of content of a section; `title` may be empty."""

    kind: Kind
    content: Sequence[str | KeyNumber | Picture | Grid | CardText]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it is shown: own words first, then what the scan says."""

    anchor: str
    title: str
    own_text: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A report as page, paper and word processor show it."""

    title: str
    area_name: str
    made_on: str
    introduction: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    own_words: str = OWN_WORDS


def edited(report: Report, edition: Edition = WHOLE) -> Edited:
    """Choose and complete the sections of a report.

    What is left out is named at the end. A section that the scan has nothing for is
    there only for own text, and is not named.
    """
    chosen = {one.code: one for one in edition.sections}
    found = [
        (name, _section(name, report, chosen.get(name.code, Chosen(name.code))))
        for name in SECTIONS
    ]
    present = [(name, one) for name, one in found if one.own_text or one.parts]
    is_off = {one.code for one in edition.sections if not one.is_on}
    shown = [(name.code, one) for name, one in present if name.code not in is_off]
    left_out = [name.title for name, _ in present if name.code in is_off]
    left_out += edition.withheld
    return Edited(
        title=printable(report.title),
        area_name=report.area_name,
        made_on=report.made_on,
        introduction=tuple(report.introduction),
        sections=(
            *(one for code, one in shown if code not in _AFTER_EXTRA),
            *(_extra(one, row) for row, one in enumerate(edition.extra, start=1)),
            *(one for code, one in shown if code in _AFTER_EXTRA),
        ),
        closing=tuple(_closing(report, left_out)),
    )


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Divide plain text in paragraphs, without what no paper can hold."""
    lines = (printable(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _section(name: SectionName, report: Report, chosen: Chosen) -> Section:
    parts = tuple(part for part in _PARTS[name.code](report) if part.content)
    return Section(name.anchor, name.title, paragraphs_of(chosen.own_text), parts)


def _extra(extra: ExtraSection, number: int) -> Section:
    lines = [line for one in extra.paragraphs for line in paragraphs_of(one)]
    parts = [Part("text", lines), Part("tables", [_printable(t) for t in extra.tables])]
    return Section(
        f"toegevoegd-{number}",
        printable(extra.title).strip(),
        (),
        tuple(part for part in parts if part.content),
    )


def _printable(table: Grid) -> Grid:
    return Grid(
        printable(table.caption),
        [printable(one) for one in table.headings],
        [[printable(cell) for cell in row] for row in table.rows],
    )


def _closing(report: Report, left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        yield NOT_HERE.format(names=", ".join(left_out))
    yield f"Gemaakt met Samen Sterk {report.version}. {PROMISE}"


def _coverage(report: Report) -> Iterator[Part]:
    yield Part("text", report.coverage)
    yield Part("list", report.missing, "Wat ontbreekt of niet is gebruikt")


def _figures(report: Report) -> Iterator[Part]:
    yield Part("numbers", report.key_numbers)


def _maps(report: Report) -> Iterator[Part]:
    yield Part("pictures", report.pictures)


def _areas(report: Report) -> Iterator[Part]:
    yield Part("tables", report.area_tables)


def _context(report: Report) -> Iterator[Part]:
    yield Part("text", report.context_notes[:1])
    yield Part("tables", report.context)
    yield Part("list", report.context_notes[1:])


def _visit_areas(report: Report) -> Iterator[Part]:
    yield Part("tables", _filled(report.visit_areas))


def _changes(report: Report) -> Iterator[Part]:
    if report.changes is not None:
        yield Part("text", report.change_notes)
        yield Part("tables", _filled(report.changes))


def _cards(report: Report) -> Iterator[Part]:
    yield Part("cards", report.cards)


def _sources(report: Report) -> Iterator[Part]:
    tables = [report.sources, *_filled(report.unusable), report.parameters]
    yield Part("tables", tables)


def _filled(table: Grid) -> list[Grid]:
    return [table] if table.rows else []


_PARTS: Mapping[str, Callable[[Report], Iterator[Part]]] = {
    "coverage": _coverage,
    "figures": _figures,
    "maps": _maps,
    "areas": _areas,
    "context": _context,
    "visit_areas": _visit_areas,
    "changes": _changes,
    "cards": _cards,
    "sources": _sources,
}
