"""Questions about orders: who sees which, and how far each is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from samensterk.web.areas.making.models import OrderPlace, ScanOrder
from samensterk.web.common.models import Job

State = ScanOrder.State
# What a job that ended by itself says of an order that still waits for it.
BY_JOB = {
    Job.State.DONE: State.DONE,
    Job.State.FAILED: State.FAILED,
    Job.State.CANCELLED: State.CANCELLED,
}


def with_progress(rows: QuerySet[ScanOrder]) -> QuerySet[ScanOrder]:
    """Give orders with how many municipalities they have and how many are done."""
    job = Job.objects.filter(pk=OuterRef("job_id")).values("state")
    done = Q(places__state=OrderPlace.State.DONE)
    return rows.annotate(
        n_places=Count("places", distinct=True),
        n_done=Count("places", filter=done, distinct=True),
        job_state=Subquery(job[:1]),
    ).select_related("made_by", "municipality")


def orders_within(municipality_id: int) -> QuerySet[ScanOrder]:
    """Give the orders of one municipality."""
    return ScanOrder.objects.filter(municipality=municipality_id)


def orders_across(municipality_ids: Collection[int]) -> QuerySet[ScanOrder]:
    """Give the orders that are about these municipalities and no other."""
    others = OrderPlace.objects.exclude(municipality__in=municipality_ids)
    mine = OrderPlace.objects.filter(municipality__in=municipality_ids)
    rows = ScanOrder.objects.filter(pk__in=mine.values("order"))
    return rows.exclude(pk__in=others.values("order"))


def state_of(order: ScanOrder) -> ScanOrder.State:
    """Say how an order is now; its job may have ended without a word."""
    state = State(order.state)
    if state != State.RUNNING:
        return state
    job = job_of(order)
    return state_by(job.state if job else None)


def state_by(job_state: str | None) -> ScanOrder.State:
    """Say how an order is that waits for its job."""
    if job_state is None:
        return State.FAILED
    return BY_JOB.get(Job.State(job_state), State.RUNNING)


def job_of(order: ScanOrder) -> Job | None:
    """Give the work that is done, or was done last, for an order."""
    return Job.objects.filter(pk=order.job_id).first() if order.job_id else None


def busy_job_of(order: ScanOrder) -> Job | None:
    job = job_of(order)
    return job if job is not None and not job.is_ended else None


def places_of(order: ScanOrder) -> Sequence[OrderPlace]:
    """Give the municipalities of an order, by name."""
    return list(order.places.select_related("municipality", "scan"))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A scan of this municipality that is made from outside it."""

    kind: str
    state: str


def made_from_outside(municipality_id: int) -> Sequence[Elsewhere]:
    """Give the own lines of orders over several municipalities that are at work."""
    busy = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
    rows = OrderPlace.objects.filter(
        municipality=municipality_id,
        order__municipality=None,
        order__state=State.RUNNING,
        order__job_id__in=busy.values("pk"),
    ).exclude(state__in=[OrderPlace.State.DONE, OrderPlace.State.FAILED])
    return [
        Elsewhere(one.order.get_kind_display(), one.get_state_display())
        for one in rows.select_related("order")
    ]
