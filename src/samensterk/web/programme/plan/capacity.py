"""Hours promised, planned and used per organisation: pure, from sums to lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

NONE = Decimal(0)
# Of tasks that no organisation has taken yet.
NOBODY = 0


class Attention(StrEnum):
    """What a coordinator must look at."""

    PLANNED_TOO_MUCH = "planned_too_much"
    USED_TOO_MUCH = "used_too_much"
    PROMISED_NOTHING = "promised_nothing"
    OF_NOBODY = "of_nobody"


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """The tasks of one organisation that were not dropped."""

    n_tasks: int = 0
    hours_open: Decimal = NONE
    hours_done: Decimal = NONE


@dataclass(frozen=True, slots=True)
class CapacityLine:
    """One organisation; `NOBODY` stands for tasks without one."""

    organisation_id: int
    organisation: str
    promised: Decimal = NONE
    work: PlannedWork = PlannedWork()
    used: Decimal = NONE
    takes_part: bool = False
    of_rounds: Decimal = NONE

    @property
    def planned(self) -> Decimal:
        return self.work.hours_open + self.work.hours_done + self.of_rounds

    @property
    def left(self) -> Decimal:
        """Give what was promised and not used; less than nothing when over."""
        return self.promised - self.used

    @property
    def warnings(self) -> Sequence[Attention]:
        if self.organisation_id == NOBODY:
            return [Attention.OF_NOBODY] if self.planned else []
        if not self.promised:
            has_work = self.work.n_tasks or self.used or self.of_rounds
            return [Attention.PROMISED_NOTHING] if has_work else []
        found = []
        if self.planned > self.promised:
            found.append(Attention.PLANNED_TOO_MUCH)
        if self.used > self.promised:
            found.append(Attention.USED_TOO_MUCH)
        return found


def capacity_lines(
    promised: Mapping[int, Decimal],
    planned: Mapping[int, PlannedWork],
    used: Mapping[int, Decimal],
    names: Mapping[int, str],
    of_rounds: Mapping[int, Decimal] = MappingProxyType({}),
) -> list[CapacityLine]:
    """Give a line for everybody who promised, has tasks or rounds, or used hours, by name.

    Tasks of nobody come last.
    """
    lines = [
        CapacityLine(
            organisation_id=one,
            organisation=names.get(one, ""),
            promised=promised.get(one, NONE),
            work=planned.get(one, PlannedWork()),
            used=used.get(one, NONE),
            takes_part=one in promised,
            of_rounds=of_rounds.get(one, NONE),
        )
        for one in {*promised, *planned, *used, *of_rounds}
    ]
    return sorted(lines, key=_by_name)


def _by_name(line: CapacityLine) -> tuple[bool, str, int]:
    is_last = line.organisation_id == NOBODY
    return is_last, line.organisation.casefold(), line.organisation_id


def total_of(lines: Sequence[CapacityLine], label: str) -> CapacityLine:
    """Add all lines up."""
    total = CapacityLine(NOBODY, label)
    for one in lines:
        work = PlannedWork(
            total.work.n_tasks + one.work.n_tasks,
            total.work.hours_open + one.work.hours_open,
            total.work.hours_done + one.work.hours_done,
        )
        total = replace(
            total,
            promised=total.promised + one.promised,
            work=work,
            used=total.used + one.used,
            of_rounds=total.of_rounds + one.of_rounds,
        )
    return total
