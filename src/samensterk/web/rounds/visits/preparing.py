"""What a team needs to know before it stands on a yard, and nothing more.

No fact of the register is here, and nothing that another organisation knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.web.areas.yards.contacts import HeldContact, contacts_at
from samensterk.web.programme.promises.queries import HeldPromise, promises_at
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.visits import hygiene
from samensterk.web.rounds.visits.models import VisitNote

MOST_PROMISES = 5


@dataclass(frozen=True, slots=True)
class YardNeeds:
    """What matters at one yard, in words."""

    wishes: Sequence[str]
    hygiene: Sequence[str]
    contacts: Sequence[HeldContact] = field(default=())
    promises: Sequence[HeldPromise] = field(default=())
    note: str = ""
    note_on: date | None = None


def needs_of(
    municipality_id: int, stops: Sequence[Stop], day: date
) -> dict[str, YardNeeds]:
    """Gather it for some visits, by key of the yard; three queries for any number."""
    keys = [one.key for one in stops]
    contacts = contacts_at(municipality_id, keys, day)
    promises = promises_at(municipality_id, keys)
    notes = VisitNote.objects.for_municipality(municipality_id).filter(key__in=keys)
    last = {one.key: one for one in notes.order_by("at", "pk")}
    found = {}
    for stop in stops:
        note = last.get(stop.key)
        found[stop.key] = YardNeeds(
            wishes_of(stop),
            hygiene.at_animals(stop.apart),
            contacts.get(stop.key, ()),
            promises.get(stop.key, ())[:MOST_PROMISES],
            note.text if note is not None else "",
            note.at.date() if note is not None else None,
        )
    return found


def wishes_of(stop: Stop) -> list[str]:
    """Say what was asked for or agreed, in the order in which it matters."""
    wishes = []
    if stop.wanted_from is not None:
        ends = (stop.wanted_from, stop.wanted_until)
        times = " - ".join(f"{one:%H:%M}" for one in ends if one is not None)
        wishes.append(_("Appointment: %s") % times)
    elif stop.wanted_on is not None or stop.wanted_half:
        when = [
            date_format(stop.wanted_on, "j F") if stop.wanted_on else "",
            str(stop.get_wanted_half_display()) if stop.wanted_half else "",
        ]
        wishes.append(_("Asked for: %s") % " ".join(filter(None, when)))
    if stop.needs:
        wishes.append(_("Must be there: %s") % stop.get_needs_display())
    if stop.kind == Stop.Kind.AGAIN:
        wishes.append(_("You come here again."))
    if stop.kind == Stop.Kind.ASKED:
        wishes.append(_("The resident asked for this visit."))
    return wishes


def geo_link(x_m: float, y_m: float) -> str:
    """Give the address by which the phone's own map opens; nobody else is asked."""
    lon, lat = lon_lat_of(x_m, y_m)
    return f"geo:{lat:.6f},{lon:.6f}?q={lat:.6f},{lon:.6f}"


def lon_lat_of(x_m: float, y_m: float) -> tuple[float, float]:
    lon, lat = lon_lat_from_rd(np.array([[x_m, y_m]], dtype=float))[0]
    return float(lon), float(lat)
