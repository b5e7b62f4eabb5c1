"""From what is kept of a version to the report as it is shown, and to its forms."""

from dataclasses import asdict
from typing import Any

from samensterk.products.report_content import Grid
from samensterk.products.report_sections import Chosen, Edition, ExtraSection
from samensterk.products.sender import Sender
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.talks.queries import Section

# The report itself is Dutch, whatever the language of the site.
SUMMARY = "summary"  # not of the report: the municipality's words on the one page
STREET_KNOWLEDGE = "Straatkennis"
_STREET_WORDS = (
    "Dit vertelden partners aan tafel over gebieden, in hun eigen woorden. Het is niet nagetrokken. "
    "Het gaat over gebieden, nooit over één erf of één persoon."
)


def edition_of(version: ReportVersion, *, with_street_knowledge: bool) -> Edition:
    """Give the choices of a version as the report knows them.

    Street knowledge is for who may read the table talks (law 5); for others its title
    stands among what is not in the report.
    """
    chosen = tuple(
        Chosen(one["code"], one["is_on"], one["text"]) for one in version.sections
    )
    extra = _street_sections(version.street_knowledge)
    if with_street_knowledge:
        return Edition(chosen, extra)
    return Edition(chosen, withheld=tuple(one.title for one in extra))


def _street_sections(told: list[dict[str, Any]]) -> tuple[ExtraSection, ...]:
    rows = [[one["title"], line] for one in told for line in one["lines"]]
    if not rows:
        return ()
    table = Grid("Wat partners vertelden", ["Gebied", "Wat is verteld"], rows)
    return (ExtraSection(STREET_KNOWLEDGE, (_STREET_WORDS,), (table,)),)


def told_as_data(sections: list[Section]) -> list[dict[str, Any]]:
    """Give street knowledge as it is kept with a version."""
    return [asdict(one) for one in sections]


def text_of(version: ReportVersion | None, code: str) -> str:
    """Give the own text of one section, as it was typed."""
    kept = [] if version is None else version.sections
    return next((str(one["text"]) for one in kept if one["code"] == code), "")


def is_on(version: ReportVersion | None, code: str) -> bool:
    """Say whether a section was shown; before the first version all are."""
    kept = [] if version is None else version.sections
    return all(one["is_on"] for one in kept if one["code"] == code)


def sender_of(municipality: Any) -> Sender:
    """Give name, colour and logo of the house style."""
    style = house_style_of(municipality)
    return Sender(
        name=style.display_name or municipality.name,
        colour=style.primary,
        logo=bytes(style.logo or b""),
        logo_type=style.logo_type,
    )
