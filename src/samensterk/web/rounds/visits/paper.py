"""A day of a team on paper: what it needs on the way, when there is no coverage."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.documents import (
    Block,
    BulletList,
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
from samensterk.web.areas.talks.area_sketch import Place as SketchPlace
from samensterk.web.areas.talks.area_sketch import as_svg
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place
from samensterk.web.rounds.visits.day_map import Spot, day_map
from samensterk.web.rounds.visits.day_sheet import DaySheet, SheetStop, ends_of
from samensterk.web.rounds.visits.queries import TeamDay
from samensterk.web.rounds.visits.reporting_routes import ROUTES

MAP_WIDTH = 0.85  # of the text


def as_file(sheet: DaySheet, place: Place) -> bytes:
    """Write the day as PDF/UA, in Dutch."""
    with translation.override("nl"):
        return as_pdf(as_document(sheet, place), open_word="", look=look_of(place))


def as_document(sheet: DaySheet, place: Place) -> Document:
    day = date_format(sheet.on, "l j F Y")
    team = sheet.day.team
    made_on = _("made on %(day)s") % {"day": date_format(today(), "j F Y")}
    return Document(
        title=f"{team.name}, {day}",
        subject=" · ".join([team.of.title, *sheet.areas]),
        author=place.name,
        made_on=today().isoformat(),
        footer=" · ".join(
            [f"{team.name}, {day}", made_on, _("Destroy this paper after the day.")]
        ),
        blocks=tuple(_blocks(sheet, place)),
    )


def _blocks(sheet: DaySheet, place: Place) -> Iterator[Block]:
    yield from _who(sheet)
    if not sheet.stops:
        yield _line(_("Nothing is planned on this day."))
        return
    yield _list(sheet)
    yield from _map(sheet)
    yield Heading(1, _("Per yard"))
    for one in sheet.stops:
        yield from _yard(one)
    if sheet.way_back is not None:
        yield Heading(2, _("The way back"))
        yield _line(" ".join(sheet.way_back.turns))
    yield Heading(1, _("Animals and hygiene"))
    yield _bullets(list(sheet.hygiene))
    yield from _rule(sheet)
    yield Heading(1, _("When something happens"))
    yield _bullets([f"{one.how}: {one.when}" for one in ROUTES[:2]])


def _who(sheet: DaySheet) -> Iterator[Block]:
    team = sheet.day.team
    if sheet.named:
        yield _line(", ".join(sheet.named))
    start = _("Start: %(start)s. Lunch from %(lunch)s.") % {
        "start": team.starts_at,
        "lunch": f"{team.lunch_from:%H:%M}",
    }
    yield _line(start)
    if sheet.is_straight:
        yield _line(
            _("The times are along straight lines: driving takes longer than it says."),
            is_bold=True,
        )
    for pause, words in sheet.pauses:
        yield _line(f"{pause.area.area.name}: {words}", is_bold=True)


def _list(sheet: DaySheet) -> Table:
    drive = _("driving, straight line") if sheet.is_straight else _("driving")
    head = (_("no."), _("time"), _("address"), drive)
    rows = tuple(
        _cells(
            str(one.number),
            one.times,
            one.address,
            "" if one.drive_minutes is None else _("%s min.") % one.drive_minutes,
        )
        for one in sheet.stops
    )
    return Table(_("Visits of this day"), head, rows)


def _map(sheet: DaySheet) -> Iterator[Block]:
    if sheet.ways is None:
        yield from _map_of_areas(sheet.day)
        return
    ways = [one.line_m for one in sheet.ways.ways if one is not None]
    spots = [
        Spot(str(one.number), one.stop.yard.x_m, one.stop.yard.y_m)
        for one in sheet.day.stops
    ]
    start, end = ends_of(sheet.day.team)
    ends = [one for one in (start, end) if one is not None]
    words = _(
        "Map with north up: the roads, the way of this day, S where it starts, and the visits by their numbers. The way in words stands with each yard."
    )
    yield Picture(
        caption=_("The way of this day"),
        description=words,
        content=as_png(day_map(sheet.ways.network.lines, ways, [*ends, *spots])),
        part_of_width=MAP_WIDTH,
    )


def _map_of_areas(day: TeamDay) -> Iterator[Block]:
    areas = [one.stop.area.area.area_id for one in day.stops]
    sketch = shown_areas(day.team.of.scan, only=set(areas)).sketch
    if sketch is None:
        return
    points = [
        SketchPlace(one.number, one.stop.yard.x_m, one.stop.yard.y_m)
        for one in day.stops
    ]
    numbers = ", ".join(str(one.number) for one in points)
    words = _(
        "Plain map of the areas of this day, north is up, with the visits by their numbers:"
    )
    yield Picture(
        caption=_("Where the visits are"),
        description=f"{words} {numbers}",
        content=as_png(as_svg(sketch, places=points)),
        part_of_width=MAP_WIDTH,
    )


def _yard(one: SheetStop) -> Iterator[Block]:
    needs = one.needs
    yield Heading(2, f"{one.number}. {one.address}, {one.times}")
    if one.way is not None:
        yield _line(" ".join(one.way.turns))
    lines = [*needs.wishes, *needs.hygiene]
    lines += [
        _("Contact, given for this: %s")
        % ", ".join(filter(None, [who.name, who.phone, who.purpose]))
        for who in needs.contacts
    ]
    lines += [
        (_("Promised, answered: %s") if promise.ended_on else _("Promised, open: %s"))
        % promise.what
        for promise in needs.promises
    ]
    if needs.note:
        lines.append(_("Last time: %s") % needs.note)
    yield _bullets(lines or [_("Nothing special.")])


def _rule(sheet: DaySheet) -> Iterator[Block]:
    yield Heading(1, _("What you do with what you see"))
    if sheet.rule is None:
        yield _line(_("The municipality has not published its rule yet."), is_bold=True)
        return
    yield _line(sheet.rule.acute)
    yield _line(sheet.rule.leaves)
    told = _("Decided by %(who)s on %(day)s.") % {
        "who": sheet.rule.decided_by,
        "day": date_format(sheet.rule.decided_on),
    }
    yield _line(capfirst(told))


def _line(text: str, *, is_bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, is_bold=is_bold),))


def _bullets(lines: list[str]) -> BulletList:
    return BulletList(tuple((Run(one),) for one in lines))


def _cells(*texts: str) -> tuple[Inline, ...]:
    return tuple((Run(one),) for one in texts)
