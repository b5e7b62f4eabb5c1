"""One page for the mayor: what the scan found, and what it does and does not say."""

from samensterk.products.report_content import Report
from samensterk.products.report_paper import sender_as_data, typeset_with_logo
from samensterk.products.report_sections import OWN_WORDS, paragraphs_of
from samensterk.products.sender import OURS, Sender

# More does not fit beside a map that can be read.
MOST_OWN_SIGNS, MOST_OWN_LINES = 700, 8
SAYS = (
    "Deze bladzijde beschrijft gebieden van minstens vijf erven of adressen, met gegevens uit open registers.",
    "Zij zegt niets over één erf of één persoon, en niet of ergens iets mis is: een patroon is geen bewijs.",
    "Registers bevatten fouten en lopen achter; de cijfers zijn het begin van een gesprek met wie het gebied kennen.",
)
SHORTENED = "Deze tekst is ingekort. De hele tekst staat in het verslag."


def summary_paper(report: Report, own_text: str = "", sender: Sender = OURS) -> bytes:
    """Typeset key numbers, one map, own words and sources on one A4, as PDF/UA-1."""
    names = [f"{row[1]} ({row[2]})" for row in report.sources.rows]
    picture = report.pictures[0] if report.pictures else None
    content = {
        "title": f"{report.title}: in één bladzijde",
        "area_name": report.area_name,
        "made_on": report.made_on,
        "numbers": [
            {"label": one.label, "value": one.value} for one in report.key_numbers
        ],
        "says": list(SAYS),
        "own_words": OWN_WORDS,
        "own_text": _shortened(own_text),
        "sources": ", ".join(dict.fromkeys(names)),
        "version": report.version,
        "picture": None
        if picture is None
        else {"title": picture.title, "description": picture.description},
        "sender": sender_as_data(sender),
    }
    drawings = {} if picture is None else {"map.svg": picture.svg.encode()}
    return typeset_with_logo("summary.typ", content, drawings, sender)


def _shortened(text: str) -> list[str]:
    """Keep the first lines and signs, and say so where something is left out."""
    lines = paragraphs_of(text)
    kept: list[str] = []
    room = MOST_OWN_SIGNS
    for line in lines[:MOST_OWN_LINES]:
        if len(line) > room:
            kept.append(line[:room].rsplit(" ", 1)[0] + "…")
            break
        kept.append(line)
        room -= len(line)
    return kept if tuple(kept) == lines else [*kept, SHORTENED]
