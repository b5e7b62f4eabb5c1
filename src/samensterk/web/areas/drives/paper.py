"""A joint drive on paper: the map with numbered places, what was seen, what must be done."""

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import (
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Run,
    Table,
)
from samensterk.paper.typeset import as_png
from samensterk.web.accounts.queries import look_of
from samensterk.web.areas.drives import queries
from samensterk.web.areas.drives.actions import actions_of
from samensterk.web.areas.drives.listings import area_names, begins_words
from samensterk.web.areas.drives.models import Drive, DriveNote
from samensterk.web.areas.drives.queries import NumberedNote
from samensterk.web.areas.drives.sun import sun_on, sun_words
from samensterk.web.areas.talks.area_sketch import as_svg
from samensterk.web.common.clock import HERE
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place

MAP_WIDTH = 0.75  # of the text: it leaves room for places on the same page


def as_file(drive: Drive, place: Place) -> bytes:
    """Write a drive as PDF/UA, in Dutch, as it is handed out."""
    with translation.override("nl"):
        return as_pdf(as_document(drive, place), open_word="", look=look_of(place))


def as_document(drive: Drive, place: Place) -> Document:
    begins = begins_words(drive)
    made_on = _("made on %(day)s") % {"day": date_format(today(), "j F Y")}
    return Document(
        title=_("Joint drive: %(title)s") % {"title": drive.title},
        subject=" · ".join(
            filter(None, [begins, str(drive.get_light_display()), drive.meet_at])
        ),
        author=place.name,
        made_on=today().isoformat(),
        footer=f"{drive.title} · {begins} · {made_on}",
        blocks=tuple(_blocks(drive, place)),
    )


def _blocks(drive: Drive, place: Place) -> Iterator[Block]:
    scan = queries.scan_of(place.pk)
    day = drive.starts_at.astimezone(HERE).date()
    notes = queries.numbered(drive)
    told = [
        sun_words(day, sun_on(day, scan)),
        _("Areas: %s.") % ", ".join(area_names(drive)),
    ]
    if drive.organisations:
        told.append(_("Who drives along: %s.") % drive.organisations)
    yield Paragraph((Run(" ".join(told)),))
    yield Paragraph(
        (
            Run(
                _(
                    "All places are in public space. Nothing here is about a yard or somebody."
                ),
                is_bold=True,
            ),
        )
    )
    yield from _map(drive, place, notes)
    yield from _seen(notes)
    yield from _to_do(notes, place)


def _map(drive: Drive, place: Place, notes: Sequence[NumberedNote]) -> Iterator[Block]:
    sketch = queries.sketch_of(drive, queries.scan_of(place.pk))
    if sketch is None:
        return
    places = queries.places_of(list(notes))
    words = _("Plain map of the areas, north is up, with the places that have a point:")
    numbers = ", ".join(str(one.number) for one in places) or _("none")
    yield Picture(
        caption=_("The areas and the places"),
        description=f"{words} {numbers}",
        content=as_png(as_svg(sketch, places=places)),
        part_of_width=MAP_WIDTH,
    )


def _seen(notes: Sequence[NumberedNote]) -> Iterator[Block]:
    yield Heading(1, _("What was seen"))
    if not notes:
        yield Paragraph((Run(_("Nothing was written down yet.")),))
    for kind in DriveNote.Kind:
        of_kind = [one for one in notes if one.note.kind == kind]
        if of_kind:
            head = (_("no."), _("where"), _("what was seen"))
            rows = tuple(
                _cells(str(one.number), one.note.where, one.note.text)
                for one in of_kind
            )
            yield Table(capfirst(str(kind.label)), head, rows)


def _to_do(notes: Sequence[NumberedNote], place: Place) -> Iterator[Block]:
    yield Heading(1, _("What must be done"))
    actions = actions_of(notes, place.pk)
    if not actions:
        yield Paragraph((Run(_("No task was made of a place yet.")),))
        return
    head = (_("no."), _("task"), _("who"), _("ready on"), _("state"))
    rows = tuple(
        _cells(str(one.number), one.title, one.who, one.due_on, one.state)
        for one in actions
    )
    yield Table(_("Action list"), head, rows)


def _cells(*texts: str) -> tuple[Inline, ...]:
    return tuple((Run(one),) for one in texts)
