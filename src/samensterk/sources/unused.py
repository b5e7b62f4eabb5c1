"""Known files that the scan has no use for, each with what to give in its place."""

import zipfile
from pathlib import Path

from samensterk.sources.file_ends import head_of, tail_of
from samensterk.sources.layers import layers_of

_MAPS = (  # plain column names, all of which are there
    (
        {"postcode"},
        "bevat postcodegebieden. Geef de grenzen van gemeenten of de wijken en buurten.",
    ),
    (
        {"pc4"},
        "bevat postcodegebieden. Geef de grenzen van gemeenten of de wijken en buurten.",
    ),
    (
        {"versiebron", "type"},
        "bevat referentiepercelen zonder gewas. Geef de gewaspercelen (BRP).",
    ),
)
_TEXTS = (  # what the first part of the file holds
    (
        b"hcat3_code",
        "is een lijst van gewascodes en bevat geen percelen. Geef de gewaspercelen (BRP).",
    ),
    (
        b'"numfound"',
        "is een antwoord van de Locatieserver van PDOK. De scan leest de BAG zelf.",
    ),
    (
        b"http://www.w3.org/2005/atom",
        "is een lijst van downloads. Download het bestand dat erin staat.",
    ),
    (
        b"<gmlfeatureclasslist",
        "hoort bij een GML-bestand en bevat zelf geen gegevens. Geef het GML-bestand.",
    ),
)


_BROKEN = "breekt af. Download het bestand opnieuw."
_SQLITE_PAGE = slice(16, 18)  # where the header keeps the size of a page
_SQLITE_PAGES = slice(28, 32)  # and their number


def why_unused(path: Path) -> str | None:
    """Say in Dutch what a known or cut-off file is; None for an unknown one."""
    head = head_of(path)
    if _breaks_off(path, head):
        return _BROKEN
    return _why_known(path, head.lower())


def _breaks_off(path: Path, head: bytes) -> bool:
    if head.startswith((b"{", b"[")):
        return not tail_of(path).endswith((b"}", b"]"))
    if head.startswith(b"PK"):
        return not zipfile.is_zipfile(path)
    if head.startswith(b"SQLite format 3"):
        size = int.from_bytes(head[_SQLITE_PAGE], "big")
        return path.stat().st_size < size * int.from_bytes(head[_SQLITE_PAGES], "big")
    return False


def _why_known(path: Path, head: bytes) -> str | None:
    for words, why in _TEXTS:
        if words in head:
            return why
    fields = [set(layer.fields) for layer in layers_of(path)]
    for names, why in _MAPS:
        if any(names <= one for one in fields):
            return why
    return None
