"""Gather what users read, keep the Dutch beside it, and compile it.

`make messages` needs no tools of the system: Django rewrites its templates as calls of
gettext, and Babel reads those, reads the code, and compiles. What has no Dutch yet is
printed; write it in `django.po` and run this again.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1] / "src" / "samensterk" / "web"
PO = WEB / "locale" / "nl" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
IN_CONTEXT = ((1, "c"), 2)
MANY_IN_CONTEXT = ((1, "c"), 2, 3)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": MANY_IN_CONTEXT,
    "npgettext_lazy": MANY_IN_CONTEXT,
}
LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL = re.compile(
    rf"\b(?:n?p?gettext|_)\(\s*{LITERAL}(?:\s*,\s*(?:{LITERAL}|count))*\s*\)"
)
HEADER = [
    ("Project-Id-Version", "samensterk"),
    ("Language", "nl"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit\n"),
]


class DutchCatalog(Catalog):
    """A catalogue whose header says nothing of when and by what it was made."""

    # Otherwise every run would change the file.
    mime_headers = property(lambda _: HEADER, Catalog._set_mime_headers)  # noqa: SLF001

    def __init__(self) -> None:
        super().__init__(locale="nl", header_comment="", fuzzy=False)


def python_of(template: str) -> str:
    """Give the calls of gettext in a template, one a line."""
    # What Django leaves between them has the shape of the page, not of Python.
    return "\n".join(match[0] for match in CALL.finditer(templatize(template)))


def gather(web: Path = WEB) -> DutchCatalog:
    """Read every text for users in code and templates, without translations."""
    found = DutchCatalog()
    for source in _sources(web):
        code = BytesIO(source.encode())
        for _, text, _, context in extract("python", code, keywords=KEYWORDS):
            found.add(text, context=context)
    return found


def templates(web: Path = WEB) -> list[Path]:
    return sorted(one for one in web.glob("*/templates/**/*") if one.is_file())


def _sources(web: Path) -> Iterator[str]:
    for path in sorted(web.rglob("*.py")):
        yield path.read_text("utf-8")
    for path in templates(web):
        yield python_of(path.read_text("utf-8"))


def merge(found: Catalog, kept: Catalog) -> DutchCatalog:
    """Give the texts of today the Dutch they had; what is gone takes its Dutch along."""
    merged = DutchCatalog()
    for message in messages(found):
        old = kept.get(_name(message), message.context)
        if old is None or old.pluralizable != message.pluralizable:
            old = message
        merged.add(
            message.id,
            old.string,
            flags=old.flags & {"fuzzy"},
            user_comments=old.user_comments,
            context=message.context,
        )
    return merged


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def without_dutch(catalog: Catalog) -> list[Message]:
    return [one for one in messages(catalog) if one.fuzzy or not all(dutch(one))]


def dutch(message: Message) -> tuple[str, ...]:
    """Give the forms in Dutch: one, or one for a single thing and one for more."""
    if message.pluralizable:
        return tuple(message.string or ("", ""))
    return (str(message.string or ""),)


def read(po: Path = PO) -> DutchCatalog:
    catalog = DutchCatalog()
    if po.exists():
        with po.open("rb") as file:
            for message in messages(read_po(file, locale="nl")):
                catalog[message.id] = message
    return catalog


def as_po(catalog: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalog, width=88, no_location=True, sort_output=True)
    return written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def main() -> int:
    catalog = merge(gather(), read())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    open_ones = without_dutch(catalog)  # a test fails on them; writing them does not
    for message in open_ones:
        context = f" [{message.context}]" if message.context else ""
        sys.stdout.write(f"no Dutch yet: {_name(message)!r}{context}\n")
    sys.stdout.write(
        f"{len(messages(catalog))} texts, {len(open_ones)} without Dutch\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
