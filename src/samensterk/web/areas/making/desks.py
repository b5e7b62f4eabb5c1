"""Where somebody works on orders: in one municipality, or over several.

The same pages serve both; they differ in their addresses and in which orders they find.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samensterk.web.accounts.queries import municipalities_among
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.asks.services import OPEN
from samensterk.web.areas.making import queries
from samensterk.web.areas.making.models import ScanOrder
from samensterk.web.common.requests import AcrossRequest, MunicipalityRequest

Request = MunicipalityRequest | AcrossRequest
# The name of a page: within a municipality, and over several.
PAGES: Mapping[str, tuple[str, str]] = {
    "all": ("areas:scans", "areas:orders"),
    "new": ("areas:order_new", "areas:orders_new"),
    "one": ("areas:order", "areas:orders_one"),
    "upload": ("areas:order_upload", "areas:orders_upload"),
    "server": ("areas:order_server", "areas:orders_server"),
    "fetch": ("areas:order_fetch", "areas:orders_fetch"),
    "remove": ("areas:source_remove", "areas:orders_source_remove"),
    "start": ("areas:order_start", "areas:orders_start"),
    "cancel": ("areas:order_cancel", "areas:orders_cancel"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """One place to work on orders."""

    municipality: Any  # None: over several
    place_ids: frozenset[int]

    @property
    def municipality_id(self) -> int | None:
        return self.municipality.pk if self.municipality else None

    def url(self, page: str, *args: Any) -> str:
        within, across = PAGES[page]
        if self.municipality:
            return reverse(within, args=[self.municipality.slug, *args])
        return reverse(across, args=args)

    def urls_of(self, order: ScanOrder) -> Mapping[str, str]:
        """Give the addresses of what can be done with an order."""
        own = ("one", "upload", "server", "fetch", "start", "cancel")
        return {page: self.url(page, order.pk) for page in own} | {
            "all": self.url("all")
        }

    def orders(self) -> QuerySet[ScanOrder]:
        if self.municipality:
            return queries.orders_within(self.municipality.pk)
        return queries.orders_across(self.place_ids)

    def order(self, order_id: Any) -> ScanOrder:
        """Give one order; what may not be seen here is not there."""
        return get_object_or_404(self.orders().select_related("made_by"), pk=order_id)

    def asks(self) -> QuerySet[ScanRequest]:
        """Give the requests that an order here may answer."""
        rows = ScanRequest.objects.filter(municipality__in=self.place_ids)
        return rows.filter(state__in=OPEN).exclude(what=ScanRequest.What.ANALYSIS)

    def places(self) -> Sequence[Any]:
        return list(municipalities_among(self.place_ids))


def desk_of(request: Request) -> Desk:
    here = getattr(request, "municipality", None)
    if here is not None:
        return Desk(here, frozenset({here.pk}))
    return Desk(None, request.places)  # type: ignore[union-attr]
