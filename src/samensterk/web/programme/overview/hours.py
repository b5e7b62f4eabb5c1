"""The hours as somebody may see them, as a table and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.spreadsheets import Cell, Kind, write
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.capacity import (
    Attention,
    CapacityLine,
    total_of,
)

WORDS: dict[Attention, str | Promise] = {
    Attention.PLANNED_TOO_MUCH: gettext_lazy("more planned than promised"),
    Attention.USED_TOO_MUCH: gettext_lazy("more used than promised"),
    Attention.PROMISED_NOTHING: gettext_lazy("has work, but promised no hours"),
    Attention.OF_NOBODY: gettext_lazy("give these tasks to an organisation"),
}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line with what must be looked at, in words."""

    line: CapacityLine
    warnings: Sequence[str]

    @property
    def name(self) -> str:
        return self.line.organisation or _("no organisation yet")


@dataclass(frozen=True, slots=True)
class ShownHours:
    """What somebody may see; a total only for who sees all."""

    lines: Sequence[ShownLine]
    total: CapacityLine | None

    @property
    def n_warnings(self) -> int:
        return sum(bool(one.warnings) for one in self.lines)


def shown_hours(lines: Sequence[CapacityLine], viewer: Viewer) -> ShownHours:
    seen = [
        one
        for one in lines
        if viewer.sees_all or one.organisation_id in viewer.organisation_ids
    ]
    shown = [
        ShownLine(one, [str(WORDS[word]) for word in one.warnings]) for one in seen
    ]
    total = total_of(seen, _("In total")) if viewer.sees_all and seen else None
    return ShownHours(shown, total)


def hours_sheet(shown: ShownHours, kind: Kind) -> bytes:
    headings = [
        _("organisation"),
        _("hours promised"),
        _("hours planned, open"),
        _("hours planned, done"),
        _("hours planned for rounds"),
        _("hours used"),
        _("hours left"),
        _("tasks"),
        _("look at"),
    ]
    rows: list[list[Cell]] = [
        [
            one.name,
            one.line.promised,
            one.line.work.hours_open,
            one.line.work.hours_done,
            one.line.of_rounds,
            one.line.used,
            one.line.left,
            one.line.work.n_tasks,
            ", ".join(one.warnings),
        ]
        for one in shown.lines
    ]
    return write(rows, [one.capitalize() for one in headings], kind, _("Hours"))
