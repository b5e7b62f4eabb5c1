"""Trouble in scanning, as one Dutch line that says what to do."""

import errno

from samensterk.products.park_scan import NoParks
from samensterk.products.place import NoBorders, PlaceError, PlaceNotFound
from samensterk.sources.reading import SourceError

_LEVELS = {"municipality": "gemeente", "province": "provincie"}
_WHY = {
    errno.ENOSPC: "de schijf is vol",
    errno.EACCES: "u mag daar niet schrijven",
    errno.EPERM: "u mag daar niet schrijven",
    errno.EROFS: "daar kan niet worden geschreven",
    errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
    errno.EEXIST: "een deel van het pad is een bestand en geen map",
    errno.ENOENT: "die map kan niet worden gemaakt",
}


def place_in_dutch(error: PlaceError) -> str:
    """Say why the area of a scan cannot be settled, and what to do."""
    if isinstance(error, NoParks):
        return (
            "geen van de bestanden zegt waar bedrijventerreinen liggen. Voeg een kaart van de "
            "terreinen toe, of grondgebruik van OpenStreetMap."
        )
    if isinstance(error, NoBorders):
        kind = (
            "gemeentegrenzen" if error.level == "municipality" else "provinciegrenzen"
        )
        return f"geen van de bestanden bevat {kind}. Voeg de {kind} van het CBS toe."
    if isinstance(error, PlaceNotFound):
        near = " of ".join(error.suggestions)
        hint = f" Bedoelt u {near}?" if near else ""
        level = _LEVELS[error.level]
        return f"de {level} '{error.asked}' staat niet in de bestanden.{hint}"
    return str(error)


def file_in_dutch(error: SourceError) -> str:
    """Say what is wrong with a file, without the folder it lies in."""
    return f"{error.path.name}: {error.why}"


def why_not_written(error: OSError) -> str:
    """Say why a file or folder could not be written."""
    return _WHY.get(error.errno or 0, str(error.strerror or error))
