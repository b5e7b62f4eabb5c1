"""The card to talk by on paper: A4, or A5 that fits in a pocket."""

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import Page, as_pdf
from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
)
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place
from samensterk.web.rounds.visits.card import Card
from samensterk.web.rounds.visits.reporting_routes import CHECKED_ON, Route

PAGES: dict[str, Page] = {"a4": "a4", "a5": "a5"}


def as_file(card: Card, place: Place, size: str) -> bytes:
    """Write it as PDF/UA, in Dutch."""
    with translation.override("nl"):
        return as_pdf(
            as_document(card, place),
            open_word="",
            page=PAGES[size],
            look=look_of(place),
        )


def as_document(card: Card, place: Place) -> Document:
    made_on = _("made on %(day)s") % {"day": date_format(today(), "j F Y")}
    checked_on = _("numbers checked on %s") % date_format(CHECKED_ON, "j F Y")
    return Document(
        title=_("Conversation card: %s") % card.title,
        subject=_(
            "For a talk at the kitchen table. It is no inspection, and 'no' is fine."
        ),
        author=place.name,
        made_on=today().isoformat(),
        footer=" · ".join([place.name, made_on, checked_on]),
        blocks=tuple(_blocks(card)),
    )


def _blocks(card: Card) -> Iterator[Block]:
    yield Heading(1, _("How you begin"))
    yield _bullets(card.opening)
    yield Heading(1, _("Why we come"))
    yield Paragraph((Run(card.purpose),))
    yield Heading(1, _("What you can talk about"))
    yield Table(
        _("Choose what fits; listening comes first"),
        (_("about"), _("a question to begin with")),
        tuple(_cells(*one) for one in card.topics),
    )
    yield Heading(1, _("Where residents can report"))
    yield Paragraph((Run(_("Each its own way; a team is no place to report")),))
    # No table: an address of mail is wider than a column of a small page.
    yield BulletList(tuple(_route(one) for one in card.routes))
    yield Heading(1, _("What we do with what we see"))
    if card.rule is None:
        words = _("The municipality has not published its rule yet.")
        yield Paragraph((Run(words, is_bold=True),))
    else:
        yield Paragraph((Run(card.rule.acute),))
        yield Paragraph((Run(card.rule.leaves),))
    yield Heading(1, _("What we write down"))
    yield _bullets(card.written)
    yield Heading(1, _("What you never do"))
    yield _bullets(card.never)


def _bullets(lines: Iterable[str]) -> BulletList:
    return BulletList(tuple((Run(one),) for one in lines))


def _route(one: Route) -> Inline:
    return Run(one.how, is_bold=True), Run(f" ({one.whom}): {one.when}")


def _cells(*texts: str) -> tuple[Inline, ...]:
    return tuple((Run(one),) for one in texts)
