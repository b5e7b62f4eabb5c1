"""Questions about table talks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """What partners told of one area: for the report, as plain text."""

    title: str
    lines: tuple[str, ...]


def street_knowledge(municipality_id: int, scan_id: int) -> list[Section]:
    """Give what was told of each area of a scan."""
    return []
