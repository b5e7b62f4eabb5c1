"""Figures with their unit, as people read them."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

# To what a figure is rounded when it is shown.
STEPS = {"share": 0.01, "km": 0.1}
DECIMALS = {"km": 1, "per_km2": 1, "per_1000": 1}


def step_of(unit: str) -> float:
    return STEPS.get(unit, 1.0)


def number_of(value: float, unit: str) -> str:
    """Write a figure without its unit; a share as a percentage."""
    if unit == "share":
        return number_format(round(100 * value), decimal_pos=0, force_grouping=True)
    decimals = DECIMALS.get(unit, 0)
    return number_format(value, decimal_pos=decimals, force_grouping=True)


def ending_of(unit: str) -> str:
    """Give what stands behind a figure."""
    endings = {
        "share": " %",
        "m2": " m²",
        "m": " m",
        "km": " km",
        "min": " " + _("minutes"),
    }
    return endings.get(unit, "")


def shown(value: float | None, unit: str) -> str:
    """Write a figure with its unit; where there is none it says so."""
    if value is None:
        return _("no figure")
    return number_of(value, unit) + ending_of(unit)


def shown_range(least: float, largest: float, unit: str) -> str:
    """Write the range of a class of the map."""
    if least == largest:
        return shown(least, unit)
    ends = {"least": number_of(least, unit), "largest": shown(largest, unit)}
    return _("%(least)s to %(largest)s") % ends
