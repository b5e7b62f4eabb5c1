"""What was told at a table, on paper: per area, per theme, with who and when."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.document_word import as_docx
from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
)
from samensterk.web.accounts.queries import look_of
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.areas.talks.told import told_of
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def as_file(talk: Talk, notes: Iterable[TalkNote], place: Place, form: str) -> bytes:
    """Write a talk in one of the forms of `FORMS`."""
    document = as_document(talk, notes, place.name)
    write = as_pdf if form == "pdf" else as_docx
    return write(document, open_word="", look=look_of(place))


def as_document(talk: Talk, notes: Iterable[TalkNote], municipality: str) -> Document:
    """Write it in Dutch, as it is handed out."""
    with translation.override("nl"):
        day = date_format(talk.held_on, "j F Y")
        return Document(
            title=_("Table talk: %(title)s") % {"title": talk.title},
            subject=" · ".join(filter(None, [day, talk.organisations])),
            author=municipality,
            made_on=today().isoformat(),
            footer=f"{talk.title} · {day}",
            blocks=tuple(_blocks(talk, notes)),
        )


def what_it_is() -> str:
    """Say what street knowledge is, and what it is not."""
    return _(
        "This is what partners told of areas. It was not checked. It is about areas, never about somebody or one yard, and it proves nothing."
    )


def _blocks(talk: Talk, notes: Iterable[TalkNote]) -> Iterator[Block]:
    yield Paragraph((Run(what_it_is(), is_bold=True),))
    scan = _("The areas are those of the scan of %(day)s (%(kind)s).")
    facts = {
        "day": date_format(talk.scan.made_on, "j F Y"),
        "kind": talk.scan.get_kind_display(),
    }
    yield Paragraph((Run(scan % facts),))
    told = told_of(notes)
    if not told:
        yield Paragraph((Run(_("Nothing was written down yet.")),))
    for area in told:
        yield Heading(1, area.name)
        for theme in area.themes:
            yield Heading(2, capfirst(theme.label))
            yield BulletList(tuple(_line(one) for one in theme.notes))


def _line(note: TalkNote) -> Inline:
    day = date_format(note.told_on, "j F Y")
    return (Run(note.text), Run(f" ({note.organisation}, {day})", is_italic=True))
