"""Questions about table talks, and what they tell of the areas of a scan."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, QuerySet
from django.utils.text import capfirst

from samensterk.web.accounts import queries as accounts
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.scans.queries import last_scan
from samensterk.web.areas.talks.models import Talk, TalkNote, TalkQuerySet


@dataclass(frozen=True, slots=True)
class Section:
    """What partners told of one area: for the report, as plain text."""

    title: str
    lines: tuple[str, ...]


def talks_here(municipality_id: int) -> TalkQuerySet:
    """Give the table talks, each with `n_notes`."""
    rows = Talk.objects.for_municipality(municipality_id).select_related("scan")
    return rows.annotate(n_notes=Count("notes")).order_by("-held_on", "-pk")


def notes_of(talk: Talk) -> QuerySet[TalkNote]:
    rows = TalkNote.objects.for_municipality(talk.municipality_id)
    return rows.filter(talk=talk)


def last_scans(municipality_id: int) -> list[LoadedScan]:
    """Give the scans that a talk can be about: the last one of each kind."""
    kinds = LoadedScan.Kind.values
    found = (last_scan(municipality_id, kind) for kind in kinds)
    return [one for one in found if one is not None]


def at_the_table(talk: Talk) -> list[str]:
    """Give the names of the organisations that take part."""
    return [one.strip() for one in talk.organisations.split(",") if one.strip()]


def known_names(
    municipality_id: int, scan: LoadedScan | None, *more: str
) -> tuple[str, ...]:
    """Give names that are of no people: areas, organisations, the municipality.

    `more` are texts in which names stand behind each other, with commas.
    """
    names = {accounts.municipality_by_id(municipality_id).name}
    names |= {one.name for one in accounts.partners_for(municipality_id)}
    names |= {one.strip() for text in more for one in text.split(",")}
    if scan is not None:
        areas = ScanArea.objects.for_municipality(municipality_id).filter(scan=scan)
        names |= set(areas.order_by().values_list("name", flat=True))
    return tuple(sorted(filter(None, names)))


def street_knowledge(municipality_id: int, scan_id: int) -> list[Section]:
    """Give what was told of each area of a scan, in talks that were closed.

    An open talk is still being written: its words can change or go. A line says about
    what, what was told, by which organisation and when; who wrote it down is left out.
    """
    rows = TalkNote.objects.for_municipality(municipality_id).filter(
        talk__scan=scan_id, talk__closed_at__isnull=False
    )
    ordered = rows.order_by("area_name", "area_id", "theme", "told_on", "pk")
    return list(_sections(ordered))


def _sections(notes: QuerySet[TalkNote]) -> Iterator[Section]:
    for (_area, name), told in groupby(notes, lambda one: (one.area_id, one.area_name)):
        yield Section(name, tuple(line_of(one) for one in told))


def line_of(note: TalkNote) -> str:
    """Tell one note in one line."""
    theme = capfirst(str(note.get_theme_display()))
    return f"{theme}: {note.text} ({note.organisation}, {note.told_on:%d-%m-%Y})"
