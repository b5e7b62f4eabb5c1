"""What OpenStreetMap's tags say to somebody in a car.

Keys for cars go before those for all traffic: motorcar, motor_vehicle, vehicle, access
(wiki.openstreetmap.org, 'Key:access', transport mode hierarchy, 2024). Who visits a yard
has a destination there, so 'destination' and 'customers' are open. A road that is for
its own people (private, a driveway, agricultural) may be driven to get to a yard and
not to get through.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

from samensterk.geo.osm_highways import road_class

Tags: TypeAlias = Mapping[str, str]

WAITING_S = 300.0  # for a ferry; our own estimate, no source
FERRY_KMH = 8.0  # of one without a duration; our own estimate, no source
LIVING_STREET_KMH = 15.0  # walking pace of vehicles on an erf: RVV 1990, article 45
_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
_OWN = {"private", "agricultural", "forestry", "permit", "residents"}
_CLOSED = {"no", "emergency", "psv", "bus", "military", "use_sidepath"}
_PASSED = {
    "border_control", "cattle_grid", "coupure", "entrance", "height_restrictor", "kerb",
    "lift_gate", "no", "sally_port", "toll_booth", "traffic_island", "width_restrictor",
}  # fmt: skip
_GATES = {"gate", "hampshire_gate", "sliding_gate", "swing_gate"}
_MINOR = {"service", "track"}
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d\d)")  # hours and minutes, or with seconds
_PERIOD = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")


def access_of(tags: Tags) -> str | None:
    """Give the word that counts for cars."""
    return next((tags[key] for key in _KEYS if key in tags), None)


def is_drivable(tags: Tags) -> bool:
    """Tell whether a car may be on a way at all, if only to get home."""
    if tags.get("area") == "yes" or access_of(tags) in _CLOSED:
        return False
    if is_ferry(tags):
        return "highway" not in tags
    is_for_emergencies = tags.get("service") in {"emergency_access", "busway"}
    return (
        "highway" in tags
        and not is_for_emergencies
        and road_class(dict(tags)) != "path"
    )


def is_ferry(tags: Tags) -> bool:
    """Tell a ferry; one for feet and bicycles says that cars may not come."""
    return tags.get("route") == "ferry"


def is_own(tags: Tags) -> bool:
    """Tell a drive or private road, to get to a yard and not to get through."""
    return access_of(tags) in _OWN or tags.get("service") == "driveway"


def is_minor(tags: Tags) -> bool:
    """Tell what gives way at a barrier that stands on a crossing."""
    return is_own(tags) or tags.get("highway") in _MINOR


def closes(tags: Tags) -> bool:
    """Tell whether a barrier on a node stops a car."""
    if "barrier" not in tags:
        return False
    access = access_of(tags)
    if access is not None:
        return access in _CLOSED | _OWN
    return tags["barrier"] not in _PASSED


def is_gate(tags: Tags) -> bool:
    """Tell what can be opened: on a drive, by the one who is visited."""
    return tags.get("barrier") in _GATES


def slow_kmh(tags: Tags) -> float | None:
    """Give the legal speed of a kind of street that has its own class nowhere."""
    is_slow = tags.get("highway") == "living_street"
    return LIVING_STREET_KMH if is_slow else None


def crossing_s(tags: Tags, length_m: float) -> float:
    """Give the seconds that a ferry of this length takes, waiting included."""
    sailing_s = duration_s(tags.get("duration", ""))
    if not sailing_s:
        sailing_s = length_m / (FERRY_KMH / 3.6)
    return WAITING_S + sailing_s


def duration_s(text: str) -> float | None:
    """Read '5' minutes, '0:05', '00:05:00' or 'PT5M'; None when it is none of these."""
    text = text.strip()
    if text.isdecimal():
        return 60.0 * int(text)
    if found := _CLOCK.fullmatch(text):
        first, middle, last = (int(part or 0) for part in found.groups())
        hours, minutes, seconds = (
            (first, middle, last) if found[1] else (middle, last, 0)
        )
        return 3600.0 * hours + 60.0 * minutes + seconds
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60.0 * minutes + seconds
