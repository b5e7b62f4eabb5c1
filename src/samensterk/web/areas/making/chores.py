"""What is done for orders every night: files that had their time go."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samensterk.web.areas.making import files, queries, services
from samensterk.web.areas.making.models import OrderPlace, ScanOrder
from samensterk.web.areas.scans.folders import forget_folders_without
from samensterk.web.areas.scans.models import LoadedScan

KEPT_AFTER = timedelta(days=7)
DRAFTS_KEPT = timedelta(days=14)
LEFTOVERS_KEPT = timedelta(days=1)
State = ScanOrder.State


def forget_old_files(moment: datetime) -> None:
    """Remove files of orders that ended, and orders that nobody started."""
    _settle_lost()
    drafts = ScanOrder.objects.filter(state=State.DRAFT)
    for draft in drafts.filter(made_at__lt=moment - DRAFTS_KEPT):
        services.throw_away(order=draft)
    ended = ScanOrder.objects.filter(ended_at__lt=moment - KEPT_AFTER)
    old = set(ended.values_list("pk", flat=True))
    known = set(ScanOrder.objects.values_list("pk", flat=True))
    for number in files.orders_with_files():
        if number in old or number not in known:
            files.forget_order(number)
    forget_folders_without(
        set(LoadedScan.objects.values_list("folder", flat=True)),
        before=moment - LEFTOVERS_KEPT,
    )


def _settle_lost() -> None:
    """Write down how an order ended whose worker could not do so itself."""
    for order in ScanOrder.objects.filter(state=State.RUNNING):
        _settle(order.pk)


@transaction.atomic
def _settle(number: UUID) -> None:
    order = ScanOrder.objects.select_for_update().get(pk=number)
    job, state = queries.job_of(order), queries.state_of(order)
    if state == State.RUNNING:
        return
    order.state = state
    order.ended_at = job.ended_at if job else order.made_at
    order.save(update_fields=["state", "ended_at"])
    at_work = order.places.filter(state=OrderPlace.State.RUNNING)
    at_work.update(state=OrderPlace.State.WAITING)
