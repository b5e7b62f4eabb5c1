"""What a driver reads, in Dutch."""

from samensterk.routing.sections import FERRY

_WINDS = (
    "noorden", "noordoosten", "oosten", "zuidoosten",
    "zuiden", "zuidwesten", "westen", "noordwesten",
)  # fmt: skip
_ROADS = {
    "motorway": "de snelweg",
    "motorway_link": "de op- of afrit",
    "trunk": "de autoweg",
    "service": "de toegangsweg",
    "track": "het landpad",
    FERRY: "de pont",
}
_TURNS = {
    "left": "linksaf",
    "right": "rechtsaf",
    "sharp_left": "scherp linksaf",
    "sharp_right": "scherp rechtsaf",
}
_BENDS = {"slight_left": "links", "slight_right": "rechts"}


def road_in_words(name: str | None, road_class: str) -> str:
    """Give the name of a road, or what it is when it has none."""
    if name is None:
        return _ROADS.get(road_class, "de weg zonder naam")
    return f"de pont {name}" if road_class == FERRY else name


def metres_in_words(metres: float) -> str:
    """Round as a driver reads it: 40 m, 350 m, 1,2 km, 15 km."""
    if metres < 975:
        step = 10 if metres < 300 else 50
        return f"{max(10, round(metres / step) * step)} m"
    kilometres = metres / 1000
    if kilometres < 9.95:
        return f"{kilometres:.1f} km".replace(".", ",")
    return f"{kilometres:.0f} km"


def wind_in_words(degrees: float) -> str:
    """Name the direction of a compass bearing: 0 is north, 90 is east."""
    return _WINDS[round(degrees / 45) % 8]


def depart(road: str, degrees: float) -> str:
    return f"Vertrek over {road} naar het {wind_in_words(degrees)}."


def turn(kind: str, road: str, after_m: float, *, stays: bool = False) -> str:
    """Say one turn; `kind` is one of the turns of `turns.py`.

    `stays` says that the street goes on under its name.
    """
    after = f"na {metres_in_words(after_m)}"
    onto = f"en blijf op {road}" if stays else f"naar {road}"
    if kind in _TURNS:
        return f"Sla {after} {_TURNS[kind]} {onto}."
    if kind in _BENDS:
        return f"Houd {after} {_BENDS[kind]} aan {onto}."
    if kind == "around":
        return f"Keer {after} om."
    return f"Rijd {after} rechtdoor naar {road}."


def roundabout(number: int, road: str, after_m: float) -> str:
    after = metres_in_words(after_m)
    return f"Neem na {after} op de rotonde afslag {number} naar {road}."


def board(road: str, after_m: float) -> str:
    return f"Neem na {metres_in_words(after_m)} {road}."


def arrive(after_m: float, side: int, drive_m: float) -> str:
    """Say where the yard is: on which side, and how far from the road."""
    where = {1: "links van de weg", -1: "rechts van de weg", 0: "aan de weg"}[side]
    away = f", {metres_in_words(drive_m)} van de weg af" if drive_m >= 100 else ""
    return f"Na {metres_in_words(after_m)} bent u er: {where}{away}."
