"""What pages about orders show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from samensterk.products.missing_sources import age_of_date
from samensterk.web.areas.making import queries, server_folders
from samensterk.web.areas.making.desks import Desk, Request
from samensterk.web.areas.making.forms import (
    FetchForm,
    ServerForm,
    UploadForm,
    size_of,
)
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile
from samensterk.web.areas.making.readiness import readiness_of
from samensterk.web.common.job_views import REASONS
from samensterk.web.common.may import may_in
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today

State = ScanOrder.State
MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One order in a list."""

    url: str
    kind: str
    where: str
    state: str
    is_busy: bool
    made_at: datetime
    made_by: str
    n_places: int
    n_done: int


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of an order."""

    source: SourceFile
    size: str
    age: str | None
    remove_url: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One municipality of an order."""

    name: str
    state: str
    label: str
    reason: str
    scan_url: str


def lines_of(desk: Desk) -> Sequence[Line]:
    """List the orders of a desk, the newest first."""
    rows = queries.with_progress(desk.orders()).prefetch_related("places__municipality")
    return [_line(desk, one) for one in rows.order_by("-made_at", "-pk")[:MOST_LINES]]


def _line(desk: Desk, order: Any) -> Line:
    state = State(order.state)
    if state == State.RUNNING:
        state = queries.state_by(order.job_state)
    names = [one.municipality.name for one in order.places.all()]
    shown = ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")
    return Line(
        url=desk.url("one", order.pk),
        kind=order.get_kind_display(),
        where=shown,
        state=str(state.label),
        is_busy=state == State.RUNNING,
        made_at=order.made_at,
        made_by=str(order.made_by or ""),
        n_places=order.n_places,
        n_done=order.n_done,
    )


def context_of(request: Request, desk: Desk, order: ScanOrder) -> dict[str, Any]:
    """Give all that the page of one order shows."""
    places = queries.places_of(order)
    state, job = queries.state_of(order), queries.job_of(order)
    is_busy = job is not None and not job.is_ended
    context: dict[str, Any] = {
        "order": order,
        "state": state,
        "state_label": state.label,
        "is_busy": is_busy,
        "is_open": state not in (State.RUNNING, State.DONE),
        "is_left": any(one.state != OrderPlace.State.DONE for one in places),
        "job": job,
        "reason": _reason(job),
        "places": [_place_line(request, one) for one in places],
        "n_done": sum(one.state == OrderPlace.State.DONE for one in places),
        "is_across": order.municipality_id is None,
        "urls": desk.urls_of(order),
        "progress": _progress(order, job),
    }
    if not (is_busy and state == State.RUNNING):
        context |= _files(desk, order, places)
    return context


def _files(
    desk: Desk, order: ScanOrder, places: Sequence[OrderPlace]
) -> Mapping[str, Any]:
    sources = list(order.files.all())
    folders = server_folders.source_folders()
    return {
        "files": [_file_line(desk, one) for one in sources],
        "has_unread": any(not one.format and not one.problem for one in sources),
        "ready": readiness_of(order, places, sources),
        "upload_form": UploadForm(),
        "server_form": ServerForm(folders=folders),
        "has_server": bool(folders),
        "fetch_form": FetchForm(),
    }


def _file_line(desk: Desk, source: SourceFile) -> FileLine:
    return FileLine(
        source,
        size_of(source.size),
        age_of_date(source.date, today()),
        desk.url("remove", source.order_id, source.pk),
    )


def _place_line(request: Request, place: OrderPlace) -> PlaceLine:
    """Link to the scan only for who may see it there."""
    here = place.municipality
    may_see = place.scan_id and may_in(request, "areas:scan", here.pk)
    url = reverse("areas:scan", args=[here.slug, place.scan_id]) if may_see else ""
    label = str(place.get_state_display())
    return PlaceLine(here.name, place.state, label, place.reason, url)


def _reason(job: Job | None) -> str:
    if job is None or job.state != Job.State.FAILED:
        return ""
    return str(REASONS.get(job.reason, job.reason))


def _progress(order: ScanOrder, job: Job | None) -> Mapping[str, Any]:
    return {
        "id": "progress",
        "label": (job.step if job else "") or order.get_kind_display(),
        "percent": job.percentage if job else None,
    }
