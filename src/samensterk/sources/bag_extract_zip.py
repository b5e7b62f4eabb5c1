"""The parts of a BAG 2.0 extract: of a municipality or of the whole country.

A municipality has one zip more around its parts than the country:
`BAGGEM0457L-15102021.zip` > `0457GEM15102021.zip` > `0457PND15102021.zip` > XML.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from samensterk.sources.bag_extract_xml import Batch, Kind, NoObject, read_batches
from samensterk.sources.reading import BrokenFile, Tick
from samensterk.sources.zip_in_zip import (
    inner_zip,
    matching,
    names_in,
    open_member,
    xml_members,
)

NEEDED = ("PND", "VBO", "NUM", "OPR", "WPL")  # LIG and STA do not occur everywhere
_PART = re.compile(r"\d{4}(PND|VBO|NUM|OPR|WPL|LIG|STA)\d{8}\.zip")
_MUNICIPALITY = re.compile(r"\d{4}(GEM)\d{8}\.zip")
_DELIVERY = re.compile(r"(Leveringsdocument-BAG-Extract)\.xml")
_DAY_IN_NAME = re.compile(r"(\d\d)(\d\d)(\d{4})\.zip$")
_DAY_TAG = "{*}StandTechnischeDatum"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Extract:
    """An open extract: its own day (ISO date), and its parts by code."""

    path: Path
    day: str
    archive: zipfile.ZipFile
    parts: Mapping[str, str]

    def batches(self, kind: Kind, tick: Tick) -> Iterator[Batch]:
        """Stream the objects of a kind that are valid on the day of the extract.

        Raises
        ------
        BrokenFile
        """
        try:
            yield from self._batches(kind, tick)
        except (*_BROKEN_ZIP, etree.XMLSyntaxError, NoObject) as error:
            raise BrokenFile(
                self.path,
                f"onderdeel {kind.code} kan niet tot het eind worden gelezen. "
                "Download het bestand opnieuw.",
            ) from error

    def count_files(self) -> dict[str, int]:
        """Count the XML files of each part, without reading them.

        Raises
        ------
        BrokenFile
        """
        counts = {}
        try:
            for code, part in sorted(self.parts.items()):
                with inner_zip(self.archive, part) as inner:
                    counts[code] = len(xml_members(inner))
        except _BROKEN_ZIP as error:
            raise _broken(self.path) from error
        return counts

    def _batches(self, kind: Kind, tick: Tick) -> Iterator[Batch]:
        if kind.code not in self.parts:
            return
        with inner_zip(self.archive, self.parts[kind.code]) as inner:
            for name in xml_members(inner):
                with open_member(inner, name) as file:
                    for batch in read_batches(file, kind, self.day):
                        tick(batch.n_read)
                        yield batch


def is_extract(path: Path) -> bool:
    """Look for the names of the parts; a zip that breaks off has its first name."""
    names = names_in(path)
    return any(matching(names, one) for one in (_PART, _MUNICIPALITY, _DELIVERY))


@contextmanager
def open_extract(path: Path) -> Iterator[Extract]:
    """Find the parts, also one zip deeper.

    Raises
    ------
    BrokenFile
        The zip is damaged, misses a part, has one twice or does not say its day.
    """
    with ExitStack() as stack:
        try:
            outer = archive = stack.enter_context(zipfile.ZipFile(path))
            for name in matching(outer.namelist(), _MUNICIPALITY).get("GEM", ()):
                archive = stack.enter_context(inner_zip(outer, name))
            day = _day(outer, archive.namelist())
        except (*_BROKEN_ZIP, etree.XMLSyntaxError) as error:
            raise _broken(path) from error
        if day is None:
            raise BrokenFile(path, "zegt niet van welke dag het BAG-extract is.")
        yield Extract(path, day, archive, _parts(path, archive.namelist()))


def _parts(path: Path, names: Sequence[str]) -> dict[str, str]:
    found = matching(names, _PART)
    missing = [code for code in NEEDED if code not in found]
    if missing:
        raise BrokenFile(
            path,
            f"is een BAG-extract zonder {', '.join(missing)}. "
            "Download het volledige extract.",
        )
    twice = sorted(code for code, parts in found.items() if len(parts) > 1)
    if twice:
        raise BrokenFile(
            path,
            f"bevat {', '.join(twice)} meer dan een keer. Geef elk extract apart.",
        )
    return {code: parts[0] for code, parts in found.items()}


def _day(outer: zipfile.ZipFile, parts: Sequence[str]) -> str | None:
    """Read the day in the delivery note, or else in the names of the parts."""
    for name in matching(outer.namelist(), _DELIVERY).get(
        "Leveringsdocument-BAG-Extract", ()
    ):
        with open_member(outer, name) as file:
            written = etree.parse(file, _note_parser()).findtext(f".//{_DAY_TAG}")
        if _is_day(written):
            return str(written)
    found = (_DAY_IN_NAME.search(name) for name in parts)
    days = {f"{match[3]}-{match[2]}-{match[1]}" for match in found if match}
    return max((day for day in days if _is_day(day)), default=None)


def _note_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)


def _is_day(written: str | None) -> bool:
    try:
        return date.fromisoformat(written or "").isoformat() == written
    except ValueError:
        return False


def _broken(path: Path) -> BrokenFile:
    return BrokenFile(path, "breekt af of is beschadigd. Download het bestand opnieuw.")
