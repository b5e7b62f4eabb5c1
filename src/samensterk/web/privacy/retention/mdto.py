"""Metadata as the Nationaal Archief asks them: MDTO 1.0, as XML.

Element names and their order are those of its schema, MDTO-XML 1.0.1. A document is
about records (`informatieobject`) or about a file (`bestand`), so a package has both.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree

from samensterk.web.common.keeping import years

SPACE = "https://www.nationaalarchief.nl/mdto"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{SPACE} {SPACE}/MDTO-XML1.0.1.xsd"
SELECTION_LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"
SOURCE = "Samen Sterk"
LONGEST_NAME = 80  # as e-depots take it


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the records in a package."""

    id: str
    title: str
    n_rows: int
    first_day: date
    last_day: date
    begins: str
    category: str
    years: int
    has_personal_data: bool
    creator: str
    creator_code: str


@dataclass(frozen=True, slots=True)
class File:
    """The file with the rows."""

    name: str
    n_bytes: int
    sha256: str
    made_at: datetime


def of_records(about: About, file: File) -> bytes:
    """Tell of the records: whose, from when, how long they had to be kept."""
    root, told = _document("informatieobject")
    _identity(told, about.id, about.title)
    _concept(told, "aggregatieniveau", "Serie", "Begrippenlijst Aggregatieniveaus MDTO")
    _add(told, "omschrijving", f"{about.n_rows} x {about.title}, als JSON")
    covers = _add(told, "dekkingInTijd")
    _concept(covers, "dekkingInTijdType", "Begin van de termijn", SOURCE)
    _add(covers, "dekkingInTijdBegindatum", about.first_day.isoformat())
    _add(covers, "dekkingInTijdEinddatum", about.last_day.isoformat())
    _add(told, "taal", "nl")
    _concept(
        told,
        "waardering",
        "Tijdelijk te bewaren",
        "Begrippenlijst Waarderingen MDTO",
        "V",
    )
    _term(told, about)
    _concept(told, "informatiecategorie", about.category, SELECTION_LIST)
    _reference(told, "heeftRepresentatie", file.name, f"{about.id}.json")
    _reference(
        told, "archiefvormer", about.creator, about.creator_code, "CBS-gemeentecode"
    )
    limited = _add(told, "beperkingGebruik")
    label = "Persoonsgegevens" if about.has_personal_data else "Nader te bepalen"
    _concept(limited, "beperkingGebruikType", label, SOURCE)
    return _written(root)


def _term(told: Any, about: About) -> None:
    end = about.last_day + timedelta(days=years(about.years))
    term = _add(told, "bewaartermijn")
    _concept(term, "termijnTriggerStartLooptijd", about.begins, SOURCE)
    _add(term, "termijnStartdatumLooptijd", about.last_day.isoformat())
    _add(term, "termijnLooptijd", f"P{about.years}Y")
    _add(term, "termijnEinddatum", end.isoformat())


def of_file(about: About, file: File) -> bytes:
    """Tell of the file: how large, of what kind, and by what it is known again."""
    root, told = _document("bestand")
    _identity(told, f"{about.id}.json", file.name)
    _add(told, "omvang", str(file.n_bytes))
    _concept(
        told,
        "bestandsformaat",
        "JSON Data Interchange Format",
        "PRONOM-register",
        "fmt/817",
    )
    check = _add(told, "checksum")
    _concept(
        check, "checksumAlgoritme", "SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO"
    )
    _add(check, "checksumWaarde", file.sha256)
    _add(check, "checksumDatum", file.made_at.isoformat(timespec="seconds"))
    _reference(told, "isRepresentatieVan", about.title, about.id)
    return _written(root)


def checksum_in(document: bytes) -> str:
    """Read from a document of a file by which checksum it is known."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    found = etree.fromstring(document, parser).findtext(f".//{{{SPACE}}}checksumWaarde")
    return str(found)


def _document(kind: str) -> tuple[Any, Any]:
    root = etree.Element(f"{{{SPACE}}}MDTO", nsmap={None: SPACE, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    return root, _add(root, kind)


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    made = etree.SubElement(parent, f"{{{SPACE}}}{name}")
    made.text = text
    return made


def _identity(told: Any, mark: str, name: str) -> None:
    _identifier(_add(told, "identificatie"), mark, SOURCE)
    _add(told, "naam", name[:LONGEST_NAME])


def _identifier(parent: Any, mark: str, source: str) -> None:
    _add(parent, "identificatieKenmerk", mark)
    _add(parent, "identificatieBron", source)


def _concept(parent: Any, name: str, label: str, words: str, code: str = "") -> None:
    """Add a concept with the list of concepts that it comes from."""
    made = _add(parent, name)
    _add(made, "begripLabel", label)
    if code:
        _add(made, "begripCode", code)
    _add(_add(made, "begripBegrippenlijst"), "verwijzingNaam", words)


def _reference(
    parent: Any, element: str, name: str, mark: str, source: str = SOURCE
) -> None:
    made = _add(parent, element)
    _add(made, "verwijzingNaam", name)
    _identifier(_add(made, "verwijzingIdentificatie"), mark, source)


def _written(root: Any) -> bytes:
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written
