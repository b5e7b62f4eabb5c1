"""Which files may be added to a task or an event, known by their content.

Never by their name: a name can be anything. What can carry a program (a page, a
drawing in SVG, macros) or cannot be looked into (a password) is refused.
"""

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

MOST_BYTES = 10 * 2**20
LONGEST_NAME = 120
# What is looked at inside a zip is small; something larger there is a trap.
MOST_INSIDE = 2**20
MOST_PARTS = 5000


@dataclass(frozen=True, slots=True)
class FileKind:
    content_type: str
    label: str

    @property
    def is_text(self) -> bool:
        return self.content_type.startswith("text/")


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS: dict[str, FileKind] = {
    "pdf": FileKind("application/pdf", "PDF"),
    "docx": FileKind(f"{_OFFICE}wordprocessingml.document", "Word"),
    "xlsx": FileKind(f"{_OFFICE}spreadsheetml.sheet", "Excel"),
    "pptx": FileKind(f"{_OFFICE}presentationml.presentation", "PowerPoint"),
    "odt": FileKind(f"{_OPEN}text", "ODT"),
    "ods": FileKind(f"{_OPEN}spreadsheet", "ODS"),
    "png": FileKind("image/png", "PNG"),
    "jpeg": FileKind("image/jpeg", "JPEG"),
    "txt": FileKind("text/plain", "TXT"),
    "csv": FileKind("text/csv", "CSV"),
    "ics": FileKind("text/calendar", "ICS"),
}


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    PROGRAM = "program"
    LOCKED = "locked"
    BROKEN = "broken"


class RefusedFile(Exception):
    """A file that may not be added, and why not."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


def kind_of(content: bytes) -> str:
    """Give the key in `KINDS` of a file.

    Raises
    ------
    RefusedFile
    """
    if not content:
        raise RefusedFile(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise RefusedFile(Refusal.TOO_LARGE)
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"PK\x03\x04"):
        return _zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        # An office file with a password, or one of before 2007, which may hold macros.
        raise RefusedFile(Refusal.LOCKED)
    return _text(content)


def _pdf(content: bytes) -> str:
    # ISO 32000, 7.3.5: a sign of a name may be written as its number, '/J#61vaScript'.
    plain = re.sub(
        rb"#([0-9A-Fa-f]{2})", lambda one: bytes.fromhex(one[1].decode()), content
    )
    if b"/Encrypt" in plain:
        raise RefusedFile(Refusal.LOCKED)
    if re.search(rb"/JavaScript\b|/Launch\b", plain):
        raise RefusedFile(Refusal.PROGRAM)
    return "pdf"


def _zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _inside(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise RefusedFile(Refusal.BROKEN) from error
    except (ValueError, RuntimeError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise RefusedFile(Refusal.BROKEN) from error


def _inside(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    names = [one.filename.lower() for one in parts]
    if len(parts) > MOST_PARTS:
        raise RefusedFile(Refusal.BROKEN)
    if any(one.flag_bits & 1 for one in parts):
        raise RefusedFile(Refusal.LOCKED)
    if any(_is_program(name) for name in names):
        raise RefusedFile(Refusal.PROGRAM)
    if "[content_types].xml" in names:
        return _office(_read(archive, "[Content_Types].xml"))
    if "mimetype" in names:
        return _open_document(archive, names)
    raise RefusedFile(Refusal.UNKNOWN)


def _is_program(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    is_basic = name.startswith(("basic/", "scripts/"))
    return last == "vbaproject.bin" or "/activex/" in name or is_basic


def _office(content_types: bytes) -> str:
    if b"macroenabled" in content_types.lower():
        raise RefusedFile(Refusal.PROGRAM)
    for key in ("docx", "xlsx", "pptx"):
        if f"{KINDS[key].content_type}.main+xml".encode() in content_types:
            return key
    raise RefusedFile(Refusal.UNKNOWN)


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    declared = _read(archive, "mimetype").strip()
    has_manifest = "meta-inf/manifest.xml" in names
    manifest = _read(archive, "META-INF/manifest.xml") if has_manifest else b""
    if b"encryption-data" in manifest:
        raise RefusedFile(Refusal.LOCKED)
    for key in ("odt", "ods"):
        if declared == KINDS[key].content_type.encode():
            return key
    raise RefusedFile(Refusal.UNKNOWN)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        part = archive.getinfo(name)
    except KeyError as error:
        raise RefusedFile(Refusal.UNKNOWN) from error
    with archive.open(part) as opened:
        found = opened.read(MOST_INSIDE + 1)
    if len(found) > MOST_INSIDE:
        raise RefusedFile(Refusal.BROKEN)
    return found


# A page, a drawing or a script, whatever stands before it.
PAGES = re.compile(r"<\s*(?:!doctype|html|svg|script|iframe|\?xml)", re.IGNORECASE)
# Beside these a text has no control characters.
LAYOUT = frozenset("\t\n\r\f")


def _text(content: bytes) -> str:
    text = _decoded(content)
    if any(unicodedata.category(one) == "Cc" and one not in LAYOUT for one in text):
        raise RefusedFile(Refusal.UNKNOWN)
    if PAGES.search(text) or text.lstrip("\ufeff").startswith(("#!", "{\\rtf")):
        raise RefusedFile(Refusal.PROGRAM)
    if text.lstrip("\ufeff \r\n\t").upper().startswith("BEGIN:VCALENDAR"):
        return "ics"
    return "csv" if _has_columns(text) else "txt"


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedFile(Refusal.UNKNOWN)


def encoding_of(content: bytes) -> str:
    """Give in which of the two ways of writing a text is, for who opens it."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _has_columns(text: str) -> bool:
    lines = [one for one in text.splitlines()[:20] if one.strip()]
    if len(lines) < 2:
        return False
    return any(
        len({line.count(sign) for line in lines}) == 1 and sign in lines[0]
        for sign in (";", "\t", ",")
    )


def clean_name(name: str, kind: str) -> str:
    """Give a name without a path or signs that mislead, ending as its content does."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    tidy = " ".join(re.sub(r'[<>:"|?*%]', " ", seen).split()).strip(". ")
    stem, dot, extension = tidy.rpartition(".")
    is_extension = dot and 1 <= len(extension) <= 5 and extension.isalnum()
    stem = (stem if is_extension else tidy).strip(". ") or "bestand"
    return f"{stem[: LONGEST_NAME - len(kind) - 1]}.{kind}"
