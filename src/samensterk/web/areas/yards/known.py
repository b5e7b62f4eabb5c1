"""The list as it is when a newer scan comes: every yard, and what people said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet

from samensterk.web.areas.yards.models import Yard, YardCorrection

ADDRESS = YardCorrection.What.ADDRESS


@dataclass(frozen=True, slots=True)
class KnownYard:
    """One row of the list, as `models.Yard` has it."""

    id: int
    key: str
    address: str
    street: str
    house_number: int | None
    place: str
    visit_area: str
    kind: str
    kind_found: str
    facts: Mapping[str, Any]
    x_m: float
    y_m: float
    is_own: bool
    gone_since: date | None
    set_aside_on: date | None
    merged_into_id: int | None
    n_corrections: int
    change: str
    before: Mapping[str, Any]

    @property
    def is_touched(self) -> bool:
        """Whether people said anything of it, so that a scan alone does not decide."""
        return bool(self.n_corrections or self.is_own or self.set_aside_on)


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of one yard that a scan says as well."""

    kind: str = ""
    address: Mapping[str, Any] | None = None


NAMES = [one.name for one in fields(KnownYard)]


def known_yards(municipality_id: int) -> dict[str, KnownYard]:
    """Give every yard by key, and hold them all until the scan is taken over.

    The log is told once that all of them are used, so not of each: it asks a plain
    query set.
    """
    rows: QuerySet[Yard] = models.QuerySet(Yard).filter(municipality=municipality_id)
    held = rows.select_for_update(no_key=True).order_by("pk")
    return {
        one.key: one for one in (KnownYard(*row) for row in held.values_list(*NAMES))
    }


def said_by_people(municipality_id: int) -> dict[int, Said]:
    """Give the kind and address that hold by correction, by yard."""
    rows: QuerySet[YardCorrection] = models.QuerySet(YardCorrection).filter(
        municipality=municipality_id, undone_at=None
    )
    kinds: dict[int, str] = {}
    addresses: dict[int, Mapping[str, Any]] = {}
    told = rows.order_by("at", "pk").values_list("yard_id", "what", "after")
    for yard_id, what, after in told:
        if "kind" in after:
            kinds[yard_id] = str(after["kind"])
        if what == ADDRESS:
            addresses[yard_id] = after
    return {
        one: Said(kinds.get(one, ""), addresses.get(one))
        for one in kinds.keys() | addresses.keys()
    }
