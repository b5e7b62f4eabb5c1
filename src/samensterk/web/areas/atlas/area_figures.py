"""What an area says: each figure beside its card, and why a figure is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from samensterk.web.areas.atlas.indicators import Described, indicators_of
from samensterk.web.areas.atlas.units import shown
from samensterk.web.areas.scans.models import ScanArea


class Missing(StrEnum):
    """Why there is no figure."""

    UNKNOWN = "unknown"  # of the whole municipality: no source tells it
    WITHHELD = "withheld"  # here only: too few known, or the source keeps it back


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one area.

    Attributes
    ----------
    around : the same of the area that it lies in; None when there is none
    before : the same in the scan before, where the two can be compared
    """

    indicator: Described
    value: float | None
    missing: Missing | None
    around: float | None = None
    before: float | None = None

    @property
    def text(self) -> str:
        return shown(self.value, self.indicator.unit)

    @property
    def why(self) -> str:
        """Say why there is no figure; empty when there is one."""
        return why_missing(self.missing) if self.missing else ""

    @property
    def around_text(self) -> str:
        return shown(self.around, self.indicator.unit)

    @property
    def before_text(self) -> str:
        return "" if self.before is None else shown(self.before, self.indicator.unit)


def why_missing(why: Missing) -> str:
    texts = {
        Missing.UNKNOWN: _("No file of this scan tells this."),
        Missing.WITHHELD: _(
            "It is known of too few here, or the maker of the source keeps it back."
        ),
    }
    return texts[why]


def figures_of(
    kind: str,
    area: ScanArea,
    whole: ScanArea | None,
    around: ScanArea | None = None,
) -> list[Figure]:
    """Give every figure of an area, in the order of the cards."""
    outer = values_of(around)
    return [
        figure_of(one, area, whole, around=outer.get(one.code))
        for one in indicators_of(kind).values()
    ]


def figure_of(
    indicator: Described,
    area: ScanArea,
    whole: ScanArea | None,
    *,
    around: float | None = None,
) -> Figure:
    value = values_of(area).get(indicator.code)
    return Figure(
        indicator,
        value,
        missing=_missing(indicator, value, whole),
        around=around,
        before=None if value is None else area.before.get(indicator.code),
    )


def values_of(area: ScanArea | None) -> Mapping[str, float | None]:
    """Give the values that may be shown: none where the number of members is withheld."""
    if area is None or area.n_members is None:
        return {}
    values: Mapping[str, float | None] = area.values
    return values


def _missing(
    indicator: Described, value: float | None, whole: ScanArea | None
) -> Missing | None:
    if value is not None:
        return None
    is_known_here = values_of(whole).get(indicator.code) is not None
    return Missing.WITHHELD if is_known_here else Missing.UNKNOWN
