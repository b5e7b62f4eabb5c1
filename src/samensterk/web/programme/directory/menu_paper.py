"""The menukaart on paper: PDF/UA, in Dutch whoever makes it, for partners and visitors."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samensterk.paper.displayable import displayable
from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    printable,
)
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place
from samensterk.web.programme.directory.models import Offer


def menu_paper(place: Place, offers: Iterable[Offer]) -> bytes:
    """Typeset what is on the menukaart, kind by kind."""
    with override("nl"):
        document = menu_document(place.name, offers)
        return as_pdf(document, open_word="", look=look_of(place))


def menu_document(municipality: str, offers: Iterable[Offer]) -> Document:
    shown = date_format(today())
    return Document(
        title=_("Menukaart"),
        subject=_("Speakers, workshops and exhibits for a safe countryside"),
        author=municipality,
        made_on=today().isoformat(),
        footer=_("Menukaart of %(place)s, %(day)s")
        % {"place": municipality, "day": shown},
        blocks=tuple(_blocks(list(offers))),
    )


def _blocks(offers: list[Offer]) -> Iterator[Block]:
    if not offers:
        yield _paragraph(_("Nothing on the menukaart fits what you are looking for."))
    for kind in Offer.Kind:
        mine = [one for one in offers if one.kind == kind]
        if mine:
            yield Heading(1, _capital(str(kind.label)))
        for one in sorted(mine, key=lambda offer: offer.title.casefold()):
            yield from _offer(one)


def _offer(offer: Offer) -> Iterator[Block]:
    # A heading of signs that no paper shows would stop the whole document.
    yield Heading(2, displayable(printable(offer.title)).strip() or "-")
    yield _paragraph(offer.goal)
    yield from map(_paragraph, offer.paragraphs)
    yield BulletList(tuple(_facts(offer)))


def _facts(offer: Offer) -> Iterator[Inline]:
    told = {
        _("For whom"): offer.audience,
        _("Minutes"): offer.lasts_min,
        _("People at most"): offer.most_people,
        _("What it needs"): offer.needs,
        _("Cost"): offer.cost,
        _("Organisation"): offer.organisation,
        _("Whom to ask"): offer.contact or offer.ask,
        _("Source"): offer.source,
    }
    for name, value in told.items():
        if value:
            yield (Run(f"{name}: ", is_bold=True), Run(str(value)))
    if offer.checked_on:
        yield (Run(_("Checked on %s") % date_format(offer.checked_on)),)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
