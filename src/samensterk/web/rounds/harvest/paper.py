"""What is told back, on paper: the words of the page, with the same map."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
)
from samensterk.paper.typeset import as_png
from samensterk.web.accounts.queries import look_of
from samensterk.web.areas.talks.area_sketch import as_svg
from samensterk.web.common.moments import today
from samensterk.web.rounds.harvest import queries
from samensterk.web.rounds.harvest.figures import Figures
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.harvest.telling import Numbers, Page, page_of

MAP_WIDTH = 0.6  # of the text


def as_file(harvest: Harvest) -> bytes:
    """Write it as PDF/UA, in Dutch, as everybody reads it."""
    with translation.override("nl"):
        return as_pdf(
            as_document(harvest), open_word="", look=look_of(harvest.of.municipality)
        )


def as_document(harvest: Harvest) -> Document:
    figures = queries.figures_shown(harvest)
    names = queries.names_of(harvest, figures)
    page = page_of(harvest, figures, names)
    return Document(
        title=page.title,
        subject=_state(harvest),
        author=harvest.of.municipality.name,
        made_on=today().isoformat(),
        footer=f"{harvest.of.title} · {_state(harvest)}",
        blocks=tuple(_blocks(harvest, figures, page)),
    )


def _state(harvest: Harvest) -> str:
    if harvest.approved_at is None:
        return _("Draft, not approved")
    day = date_format(harvest.approved_at, "j F Y")
    return _("Approved on %(day)s") % {"day": day}


def _blocks(harvest: Harvest, figures: Figures, page: Page) -> Iterator[Block]:
    yield _paragraph(page.intro)
    yield Heading(1, _("This is what we heard"))
    yield from _words(page.heard)
    yield Heading(1, _("This is what we do"))
    yield from _words(page.doing)
    yield Heading(1, _("In numbers"))
    yield from (_table(one) for one in page.tables)
    yield _paragraph(page.about_numbers)
    yield from _map(harvest, figures)


def _map(harvest: Harvest, figures: Figures) -> Iterator[Block]:
    sketch, marked = queries.sketch_of(harvest, figures)
    if sketch is not None:
        yield Picture(
            caption=_("Where it is"),
            description=_(
                "Plain map of all visit areas; the area of this page is marked."
            ),
            content=as_png(as_svg(sketch, marked=marked)),
            part_of_width=MAP_WIDTH,
        )


def _words(text: str) -> Iterator[Block]:
    """Give a paragraph for each line that says something."""
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    return (_paragraph(one) for one in lines or [_("Nothing is written yet.")])


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _table(numbers: Numbers) -> Table:
    rows = tuple(((Run(label),), (Run(str(n)),)) for label, n in numbers.rows)
    return Table(numbers.title, (_("what"), _("how often")), rows)
