"""The log in the words of the GEMMA standard for logging of processing.

VNG Realisatie, Verwerkingenlogging API 1.0: the attributes of `Verwerkingsactie`,
`VerwerktObject` and `VerwerktSoortGegeven`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from samensterk.web.common.purposes import Purpose
from samensterk.web.privacy.log.doors import title_of
from samensterk.web.privacy.log.models import LogEntry

SYSTEM = "Samen Sterk"
KINDS_OF_DATA = {"yard": ("adres", "gebouwgegevens uit open registers")}


def as_json(
    entries: Iterable[LogEntry], *, controller: str, names: Mapping[int, str], days: int
) -> str:
    """Give the lines as a JSON list of `Verwerkingsactie`.

    Parameters
    ----------
    controller
        Code of the municipality; it is the controller of all of it.
    names
        Of accounts by number.
    days
        How long a line is kept.
    """
    told = [_action_of(one, controller, names, days) for one in entries]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _action_of(
    entry: LogEntry, controller: str, names: Mapping[int, str], days: int
) -> dict[str, Any]:
    known = entry.purpose in Purpose.values
    return {
        "actieId": f"{controller}-{entry.pk}",
        "actieNaam": str(title_of(entry.door)),
        "handelingNaam": str(LogEntry.Did(entry.action).label),
        "verwerkingNaam": str(entry.purpose_label),
        "verwerkingId": entry.request_id,
        "verwerkingsactiviteitId": str(Purpose(entry.purpose).activity_id)
        if known
        else None,
        "vertrouwelijkheid": "normaal",
        "bewaartermijn": f"P{days}D",
        "uitvoerder": controller,
        "systeem": SYSTEM,
        "gebruiker": names.get(entry.user_id or 0, str(entry.user_id or SYSTEM)),
        "gegevensbron": SYSTEM,
        "tijdstip": entry.at.isoformat(),
        "verwerkteObjecten": [_object_of(one) for one in entry.tokens],
    }


def _object_of(token: str) -> dict[str, Any]:
    kind, _, key = token.partition("/")
    return {
        "objecttype": kind,
        "soortObjectId": "BAG" if kind == "yard" else kind,
        "objectId": key,
        "betrokkenheid": "betrokkene",
        "verwerkteSoortenGegevens": [
            {"soortGegeven": one} for one in KINDS_OF_DATA.get(kind, ())
        ],
    }
