"""What changed since the scan before, where the two may be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samensterk.web.areas.atlas.area_figures import values_of
from samensterk.web.areas.atlas.indicators import Described, indicators_of
from samensterk.web.areas.atlas.units import ending_of, number_of, shown, step_of
from samensterk.web.areas.scans.models import LoadedScan, ScanArea


@dataclass(frozen=True, slots=True)
class Comparison:
    """With which scan was compared, and what could not be."""

    made_on: date
    has_same_rules: bool
    n_compared: int
    n_withheld: int
    n_on_other_ground: int


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two scans; None where the two cannot be compared."""

    area: ScanArea
    indicator: Described
    before: float | None
    now: float | None

    @property
    def is_compared(self) -> bool:
        return self.before is not None and self.now is not None

    @property
    def before_text(self) -> str:
        return shown(self.before, self.indicator.unit) if self.is_compared else ""

    @property
    def now_text(self) -> str:
        return shown(self.now, self.indicator.unit)

    @property
    def text(self) -> str:
        if self.before is None or self.now is None:
            return _("not compared")
        return shown_change(self.before, self.now, self.indicator.unit)


def comparison_of(scan: LoadedScan) -> Comparison | None:
    """Read what the scan says of its comparison; None when there was none."""
    told: Mapping[str, Any] | None = scan.comparison
    if not told:
        return None
    try:
        return Comparison(
            made_on=date.fromisoformat(str(told["made_on"])),
            has_same_rules=bool(told["same_rules"]),
            n_compared=int(told["areas_compared"]),
            n_withheld=int(told["areas_withheld"]),
            n_on_other_ground=int(told["areas_on_other_ground"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def changes_in(areas: Iterable[ScanArea], indicator: Described) -> list[Change]:
    """Give one figure of many areas, in their own order."""
    return [_change(one, indicator) for one in areas]


def changes_of(kind: str, area: ScanArea | None) -> list[Change]:
    """Give every figure of one area that was compared."""
    if area is None:
        return []
    found = [_change(area, one) for one in indicators_of(kind).values()]
    return [one for one in found if one.is_compared]


def shown_change(before: float, now: float, unit: str) -> str:
    """Write a difference with its sign; of shares in percentage points."""
    step = step_of(unit)
    difference = now - before
    if abs(difference) < step / 2:
        return _("the same")
    sign = "+" if difference > 0 else "−"
    number = number_of(abs(difference), unit)
    if unit == "share":
        return _("%(change)s percentage points") % {"change": f"{sign}{number}"}
    return f"{sign}{number}{ending_of(unit)}"


def _change(area: ScanArea, indicator: Described) -> Change:
    now = values_of(area).get(indicator.code)
    before = None if now is None else area.before.get(indicator.code)
    return Change(area, indicator, before, now)
