"""Who must be in each team: how many of each part, two or three together. Pure."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FEWEST, MOST = 2, 3  # people in a team: never alone, and no delegation on a yard
# The parts that members of a team can have; teams keep to the same.
PARTS: Mapping[str, str | Promise] = {
    "supervisor": _("toezichthouder or boa"),
    "officer": _("community police officer"),
    "environment": _("environmental service"),
    "fire_brigade": _("fire brigade"),
    "other": _("somebody else"),
}
USUAL = {"supervisor": 1, "officer": 1}


def composed(counts: Mapping[str, int | None]) -> dict[str, int]:
    """Leave out the parts that nobody has."""
    return {part: n for part in PARTS if (n := counts.get(part) or 0) > 0}


def fits(composition: Mapping[str, int]) -> bool:
    return FEWEST <= sum(composition.values()) <= MOST


def words(composition: Mapping[str, int]) -> list[str]:
    """Say who is in a team: '1 toezichthouder of boa'."""
    return [
        f"{composition[part]} {label}"
        for part, label in PARTS.items()
        if composition.get(part)
    ]
