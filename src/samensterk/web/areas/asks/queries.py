"""Questions about requests to the RIEC."""

from collections.abc import Collection

from django.db.models import Case, IntegerField, QuerySet, Value, When

from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.scans.models import LoadedScan

State = ScanRequest.State


def asks_of(municipality_ids: Collection[int], *, state: str = "") -> QuerySet:
    """Give requests, those on which somebody must act first."""
    rows = ScanRequest.objects.filter(municipality__in=municipality_ids)
    if state == "open":
        rows = rows.open()
    elif state:
        rows = rows.filter(state=state)
    ended = (State.ACCEPTED, State.WITHDRAWN)
    is_ended = Case(
        When(state__in=ended, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    rows = rows.annotate(is_ended=is_ended).select_related("municipality", "asked_by")
    return rows.order_by("is_ended", "-asked_at", "-pk")


def scans_for(ask: ScanRequest) -> QuerySet[LoadedScan]:
    """Give the scans that may answer a request: of this place and kind, the newest first."""
    rows = LoadedScan.objects.for_municipality(ask.municipality_id)
    if ask.what != ScanRequest.What.ANALYSIS:
        rows = rows.filter(kind=ask.what)
    return rows.filter(loaded_at__gte=ask.asked_at)


def made_for(ask: ScanRequest) -> LoadedScan | None:
    """Give the scan that came from an order for this request, when it is done."""
    numbers = ask.orders.values_list("places__scan", flat=True)
    return scans_for(ask).filter(pk__in=[one for one in numbers if one]).first()


def to_do_for_riec(municipality_id: int) -> QuerySet[ScanRequest]:
    rows = ScanRequest.objects.for_municipality(municipality_id)
    waiting = (State.ASKED, State.TAKEN, State.RETURNED)
    return rows.filter(state__in=waiting).order_by("wanted_on", "asked_at", "pk")


def to_do_for_municipality(municipality_id: int) -> QuerySet[ScanRequest]:
    rows = ScanRequest.objects.for_municipality(municipality_id)
    return rows.filter(state=State.DELIVERED).order_by("delivered_at", "pk")
