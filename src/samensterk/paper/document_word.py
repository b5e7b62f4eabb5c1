"""A document for a word processor: DOCX with real headings, lists and tables."""

import io
import zipfile
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Mark,
    NumberedList,
    Paragraph,
    Picture,
    Table,
    printable,
)
from samensterk.paper.looks import PLAIN, Look

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a ZIP holds no earlier moment
FONT = "Calibri"
MARGIN_CM = 2.2
TEXT_CM = 21.0 - 2 * MARGIN_CM  # of A4
LOGO_CM = 1.4
COLOURED = ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption")


def as_docx(document: Document, *, open_word: str, look: Look = PLAIN) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes.

    Parameters
    ----------
    document
        What it says.
    open_word
        What stands before a question that is still open.
    look
        Whose paper it is.
    """
    word = docx.Document()
    _dress(word, document)
    _colour(word, look)
    _head(word, look)
    word.add_paragraph(printable(document.title), style="Title")
    word.add_paragraph(printable(document.subject), style="Subtitle")
    writer = _Writer(word, open_word)
    for block in document.blocks:
        writer.write(block)
    written = io.BytesIO()
    word.save(written)
    return _without_moments(written.getvalue())


class _Writer:
    """Puts blocks into one document."""

    def __init__(self, word: WordDocument, open_word: str) -> None:
        self.word = word
        self.open_word = open_word
        self.n_lists = 0

    def write(self, block: Block) -> None:
        match block:
            case Heading(level, text, starts_page):
                heading = self.word.add_heading(printable(text), level)
                heading.paragraph_format.page_break_before = starts_page or None
            case Paragraph(content):
                self._fill(self.word.add_paragraph(), content)
            case BulletList(items):
                for one in items:
                    self._fill(self.word.add_paragraph(style="List Bullet"), one)
            case NumberedList(items):
                self._number(items)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _number(self, items: tuple[Inline, ...]) -> None:
        """Give every list a numbering of its own, so that it begins at one."""
        style = self.word.styles["List Number"]
        numbering = self.word.part.numbering_part.numbering_definitions._numbering  # noqa: SLF001
        of_style = style.element.pPr.numPr.numId.val
        kind = numbering.num_having_numId(of_style).abstractNumId.val
        made = numbering.add_num(kind)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        for one in items:
            line = self.word.add_paragraph(style="List Number")
            line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = (  # noqa: SLF001
                made.numId
            )
            self._fill(line, one)

    def _table(self, block: Table) -> None:
        caption = self.word.add_paragraph(printable(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=1, cols=len(block.head), style="Table Grid")
        table.autofit = False
        for column, share in zip(table.columns, block.column_shares(), strict=True):
            column.width = Cm(TEXT_CM * share)
        head = table.rows[0]
        for cell, text in zip(head.cells, block.head, strict=True):
            cell.paragraphs[0].add_run(printable(text)).bold = True
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        head._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001
        for row in block.rows:
            for cell, content in zip(table.add_row().cells, row, strict=True):
                self._fill(cell.paragraphs[0], content)
        for column in table.columns:
            for cell in column.cells:
                cell.width = column.width
        self.word.add_paragraph()

    def _picture(self, block: Picture) -> None:
        caption = self.word.add_paragraph(printable(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
        width = Cm(TEXT_CM * block.part_of_width)
        drawn = self.word.add_picture(io.BytesIO(block.content), width=width)
        about = drawn._inline.docPr  # noqa: SLF001
        about.set("descr", printable(block.description))

    def _fill(self, paragraph: Any, content: Inline) -> None:
        for one in content:
            if isinstance(one, Mark):
                self._mark(paragraph, one)
            elif one.link:
                _link(paragraph, printable(one.text), one.link)
            else:
                run = paragraph.add_run(printable(one.text))
                run.bold, run.italic = one.is_bold or None, one.is_italic or None

    def _mark(self, paragraph: Any, mark: Mark) -> None:
        if mark.answer is not None:
            paragraph.add_run(printable(mark.answer))
            return
        run = paragraph.add_run(f"{self.open_word}: {printable(mark.question)}")
        run.bold = True
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _link(paragraph: Any, text: str, address: str) -> None:
    related = paragraph.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), related)
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001


def _dress(word: WordDocument, document: Document) -> None:
    """Set language, fonts, what it says of itself, and the foot of every page."""
    tag = f"{document.language}-{document.region}"
    styles = word.styles.element
    for one in styles.iter(qn("w:lang")):
        one.set(qn("w:val"), tag)
        one.set(qn("w:eastAsia"), tag)
    for style in word.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Normal"].font.size = Pt(11)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{printable(document.footer)} · ")
    _field(foot, "PAGE")
    _say_what_it_is(word, document, tag)


def _colour(word: WordDocument, look: Look) -> None:
    """Give titles the colour of the house."""
    for name in COLOURED:
        style = word.styles[name]
        style.font.color.rgb = RGBColor.from_string(look.accent[1:].upper())
        for line in style.element.iter(qn("w:pBdr")):
            for side in line:
                side.set(qn("w:color"), look.accent[1:].upper())
                side.attrib.pop(qn("w:themeColor"), None)


def _head(word: WordDocument, look: Look) -> None:
    """Say whose paper it is, with the logo when there is one."""
    if look.logo:
        drawn = word.add_picture(io.BytesIO(look.logo_as_png()), height=Cm(LOGO_CM))
        drawn._inline.docPr.set("descr", printable(look.name))  # noqa: SLF001
    elif look.name:
        run = word.add_paragraph().add_run(printable(look.name))
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(look.accent[1:].upper())


def _field(paragraph: Any, name: str) -> None:
    """Write a number that the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001


def _say_what_it_is(word: WordDocument, document: Document, tag: str) -> None:
    about = word.core_properties
    about.title, about.subject = printable(document.title), printable(document.subject)
    about.author = about.last_modified_by = printable(document.author)
    about.language, about.comments = tag, printable(document.footer)
    element = about._element  # noqa: SLF001
    for name in ("created", "modified"):
        for one in element.findall(qn(f"dcterms:{name}")):
            one.text = f"{document.made_on}T00:00:00Z"


def _without_moments(content: bytes) -> bytes:
    """Pack the same files without the moment of packing."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, LONG_AGO)
            new.writestr(part, old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
