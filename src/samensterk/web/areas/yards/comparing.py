"""What a scan finds of a yard against what the one before found. Pure.

It says that the register differs, so that the list can be looked through. It is no
judgement, and how much differs is shown nowhere but on the yard's own page.
"""

from collections.abc import Mapping
from typing import Any

LEAST_M2 = 10  # outlines that are drawn anew differ by less
COUNTED = ("n_addresses", "n_buildings", "n_outbuildings")
MEASURED = ("footprint_m2", "outbuilding_m2")


def differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the facts of buildings, ground and addresses that differ.

    A fact that one of both does not know is no difference.
    """
    return tuple(
        name
        for name in (*COUNTED, *MEASURED)
        if _differs(
            before.get(name), now.get(name), LEAST_M2 if name in MEASURED else 1
        )
    )


def _differs(one: Any, other: Any, least: float) -> bool:
    if one is None or other is None:
        return False
    return bool(abs(one - other) >= least)
