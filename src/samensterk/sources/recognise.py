"""Say what a file is by its content."""

from pathlib import Path

from samensterk.sources import (
    bag_extract,
    bag_light,
    borders,
    brp,
    cbs_areas,
    cbs_squares,
    key_figures,
    land_use,
    nwb,
    osm,
    parks,
    police,
)
from samensterk.sources.file_ends import head_of
from samensterk.sources.reading import Format, UnknownFormat
from samensterk.sources.unused import why_unused

FORMATS: tuple[Format, ...] = (
    nwb.FORMAT,
    bag_light.FORMAT,
    bag_extract.FORMAT,
    brp.FORMAT,
    osm.FORMAT,
    land_use.FORMAT,
    cbs_areas.FORMAT,
    cbs_squares.FORMAT,
    parks.FORMAT,
    borders.FORMAT,
    police.FORMAT,
    key_figures.FORMAT,
)


def recognise(path: Path) -> Format:
    """Find the format module that knows this file.

    Raises
    ------
    UnknownFormat
        With the reason in Dutch: not there, empty, a folder or an unknown content.
    """
    if not path.exists():
        raise UnknownFormat(path, "bestaat niet. Klopt de naam en de map?")
    if path.is_dir():
        raise UnknownFormat(path, "is een map. Geef de bestanden zelf op.")
    if path.stat().st_size == 0:
        raise UnknownFormat(path, "is leeg. Download het bestand opnieuw.")
    # On unknown XML GDAL would ask the internet for a schema and leave a file behind.
    is_xml = head_of(path).startswith(b"<")
    for known in (nwb.FORMAT,) if is_xml else FORMATS:
        if known.recognises(path):
            return known
    why = why_unused(path) or "heeft een inhoud die niet wordt herkend."
    raise UnknownFormat(path, why)
