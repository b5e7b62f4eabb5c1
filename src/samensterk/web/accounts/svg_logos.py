"""An SVG is a document that can run, fetch and swell; what is left here only draws.

Expat looks first whether it is an SVG of a modest depth without a DOCTYPE. Then
py_svg_hush keeps only elements and attributes that draw. Last, what still points outside
the file is taken out, and a drawing that copies itself without end is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree
from py_svg_hush import filter_svg

from samensterk.web.accounts.no_logo import NoLogo, Reason

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
PICTURES = {"image": ["png", "jpeg", "gif", "webp"]}
MOST_LEVELS = 100  # py_svg_hush indents, so depth costs its square
MOST_DRAWN = 20_000  # elements, with every copy that a <use> or a pattern makes
MOST_HOPS = 20  # from a copy of a copy to what is copied

DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")
OUTSIDE_URL = r"url\(\s*['\"]?\s*(?!#|['\"\s])"
WHOLE_OUTSIDE_URL = re.compile(OUTSIDE_URL + r"[^)]*\)?", re.IGNORECASE)
IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
# A backslash in CSS can spell any of the others.
RISKY = re.compile(
    rf"\\|//|@import|script:|data:|{OUTSIDE_URL}"
    r"|(?:image|image-set|src|cross-fade|element|expression)\(",
    re.IGNORECASE,
)
INNER_URL = re.compile(r"url\(\s*['\"]?\s*#([^)'\"\s]+)", re.IGNORECASE)


def looks_like_markup(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def clean(content: bytes) -> bytes:
    """Give the drawing alone, as UTF-8, or raise `NoLogo`."""
    drawing = _one_encoding(content)
    _Gate().let_in(drawing)
    try:
        hushed = filter_svg(drawing, PICTURES)
        root = etree.fromstring(hushed, etree.XMLParser(resolve_entities=False))
    except (ValueError, etree.XMLSyntaxError) as error:
        raise NoLogo(Reason.BROKEN) from error
    if root.tag != f"{SVG}svg":  # other prefixes are lost on the way
        raise NoLogo(Reason.BROKEN)
    for element in list(root.iter(etree.Element)):
        _cut_ties(element)
    if _Copies(root).drawn() > MOST_DRAWN:
        raise NoLogo(Reason.BROKEN)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _one_encoding(content: bytes) -> bytes:
    # Three parsers read this; a declared encoding could make them read three things.
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoLogo(Reason.BROKEN) from error
    return DECLARATION.sub("", text, count=1).encode()


class _Gate:
    """Keeps out what must not reach a parser that builds something."""

    def __init__(self) -> None:
        self.level = 0
        self.is_svg = False

    def let_in(self, drawing: bytes) -> None:
        parser = expat.ParserCreate("utf-8", namespace_separator="}")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._opens
        parser.EndElementHandler = self._closes
        try:
            parser.Parse(drawing, True)  # noqa: FBT003 -- expat's own signature
        except expat.ExpatError as error:
            raise NoLogo(Reason.BROKEN if self.is_svg else Reason.WRONG_TYPE) from error

    def _doctype(self, name: str, *_: object) -> None:
        # Entities are declared in it; that is how a kilobyte becomes a terabyte.
        raise NoLogo(Reason.BROKEN if name == "svg" else Reason.WRONG_TYPE)

    def _opens(self, name: str, _: object) -> None:
        self.level += 1
        if self.level == 1 and "{" + name != f"{SVG}svg":
            raise NoLogo(Reason.WRONG_TYPE)
        self.is_svg = True
        if self.level > MOST_LEVELS:
            raise NoLogo(Reason.BROKEN)

    def _closes(self, _: object) -> None:
        self.level -= 1


def _cut_ties(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        if name in HREFS:
            if not _stays_inside(element, value):
                del element.attrib[name]
        elif (tamed := _tamed(value)) != value:
            element.set(name, tamed)
    if element.tag == f"{SVG}style":
        element.text = _tamed(element.text or "")


def _stays_inside(element: etree._Element, href: str) -> bool:
    is_picture = element.tag == f"{SVG}image" and href.startswith("data:image/")
    return href.startswith("#") or is_picture


def _tamed(css: str) -> str:
    tamed = WHOLE_OUTSIDE_URL.sub("none", IMPORT.sub("", css))
    return "" if RISKY.search(tamed) else tamed


class _Copies:
    """Counts what is drawn when every reference is followed."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {
            element.get("id"): element
            for element in root.iter(etree.Element)
            if element.get("id")
        }
        self.counted: dict[str, int] = {}

    def drawn(self) -> int:
        return self._under(self.root, hops=0)

    def _under(self, top: etree._Element, hops: int) -> int:
        if hops > MOST_HOPS:
            raise NoLogo(Reason.BROKEN)  # also where a copy holds itself
        elements = list(top.iter(etree.Element))
        return len(elements) + sum(
            self._copied(name, hops + 1)
            for one in elements
            for name in _references(one)
        )

    def _copied(self, name: str, hops: int) -> int:
        if name not in self.by_id:
            return 0
        if name not in self.counted:
            self.counted[name] = self._under(self.by_id[name], hops)
        return self.counted[name]


def _references(element: etree._Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name in HREFS:
            yield value.removeprefix("#")
        else:
            yield from INNER_URL.findall(value)
