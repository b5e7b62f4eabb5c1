"""What OpenStreetMap's tags say of a road, and where its ways become pieces."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samensterk.geo.road_classes import ROAD_CLASSES

_CLASS_OF = {
    "trunk_link": "trunk",
    "primary_link": "primary",
    "secondary_link": "secondary",
    "tertiary_link": "tertiary",
    "living_street": "residential",
    "road": "unclassified",
}
_PAVED = {
    "asphalt", "paved", "paving_stones", "sett", "concrete", "concrete:plates",
    "concrete:lanes", "cobblestone", "unhewn_cobblestone", "bricks", "metal", "chipseal",
}  # fmt: skip
_UNPAVED = {
    "unpaved", "ground", "dirt", "earth", "grass", "sand", "gravel", "fine_gravel",
    "compacted", "pebblestone", "mud", "woodchips", "grass_paver", "wood",
}  # fmt: skip
_NOT_PUBLIC = {"no", "private"}


class Way(NamedTuple):
    """A highway as it stands in the file."""

    osm_id: int
    tags: dict[str, str]
    nodes: Sequence[int]
    places: Sequence[tuple[float, float]]  # degrees


def road_class(tags: dict[str, str]) -> str:
    """Name the class of a highway; what is not for cars is a path."""
    value = tags["highway"]
    value = _CLASS_OF.get(value, value)
    return value if value in ROAD_CLASSES else "path"


def oneway(tags: dict[str, str]) -> int:
    """Say which way cars may go: 1 along the line, -1 against it, 0 both."""
    value = tags.get("oneway")
    if value in {"-1", "reverse"}:
        return -1
    is_implied = tags["highway"] == "motorway" or tags.get("junction") == "roundabout"
    return int(value in {"yes", "1", "true"} or (value is None and is_implied))


def speed_kmh(tags: dict[str, str]) -> float | None:
    """Read the legal speed; None when the tag is no number."""
    text = tags.get("maxspeed", "")
    return float(text) if text.isdecimal() and 0 < int(text) <= 130 else None


def is_paved(tags: dict[str, str]) -> bool | None:
    """Tell a paved from an unpaved surface; None when the map does not say."""
    surface = tags.get("surface")
    if surface in _PAVED:
        return True
    return False if surface in _UNPAVED else None


def is_public(tags: dict[str, str]) -> bool:
    """Leave out driveways and what is closed to the public."""
    access = tags.get("motor_vehicle", tags.get("access", "yes"))
    return access not in _NOT_PUBLIC and tags.get("service") != "driveway"


def junctions_of(ways: Sequence[Way]) -> set[int]:
    uses = Counter(node for way in ways for node in way.nodes)
    return {node for node, count in uses.items() if count > 1}


def pieces_of(way: Way, junctions: set[int]) -> Iterator[slice]:
    last = len(way.nodes) - 1
    start = 0
    for place in range(1, last + 1):
        if place == last or way.nodes[place] in junctions:
            yield slice(start, place + 1)
            start = place
