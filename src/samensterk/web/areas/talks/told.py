"""What was told at a table, area by area and theme by theme, as pages and papers show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from samensterk.web.areas.talks.models import TalkNote

THEMES = list(TalkNote.Theme.values)


@dataclass(frozen=True, slots=True)
class ToldTheme:
    label: str
    notes: Sequence[TalkNote]


@dataclass(frozen=True, slots=True)
class ToldArea:
    area_id: str
    name: str
    themes: Sequence[ToldTheme]
    n_notes: int


def told_of(notes: Iterable[TalkNote], order: Sequence[str] = ()) -> list[ToldArea]:
    """Put notes together, in the order of the areas on the table; other areas follow."""
    places = {area_id: place for place, area_id in enumerate(order)}
    ordered = sorted(
        notes,
        key=lambda one: (
            places.get(one.area_id, len(places)),
            one.area_name,
            one.area_id,
            THEMES.index(one.theme),
            one.pk,
        ),
    )
    return [_area(list(of)) for _id, of in groupby(ordered, lambda one: one.area_id)]


def _area(notes: Sequence[TalkNote]) -> ToldArea:
    themes = [
        ToldTheme(str(TalkNote.Theme(theme).label), list(of))
        for theme, of in groupby(notes, lambda one: one.theme)
    ]
    return ToldArea(notes[0].area_id, notes[0].area_name, themes, len(notes))
