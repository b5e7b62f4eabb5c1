"""Verbs about requests to the RIEC, from birth to acceptance; all may be repeated."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from samensterk.web.areas.asks import mails
from samensterk.web.areas.asks.faults import NotNow, OfAnotherPlace
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.common.versions import ChangedMeanwhile, hold, hold_at

State = ScanRequest.State
# What may still be withdrawn: nothing was delivered, or it was sent back.
OPEN = (State.ASKED, State.TAKEN, State.RETURNED)


@transaction.atomic
def make_ask(
    *, municipality_id: int, values: Mapping[str, Any], by_id: int
) -> ScanRequest:
    """Ask something of the RIEC; the same that nobody took yet is the same request."""
    same = ScanRequest.objects.for_municipality(municipality_id).filter(
        state=State.ASKED, asked_by=by_id, **values
    )
    if before := same.first():
        return before
    ask = ScanRequest(municipality_id=municipality_id, asked_by_id=by_id, **values)
    ask.full_clean()
    ask.save()
    mails.tell_analysts(ask)
    return ask


@transaction.atomic
def change_ask(
    *, ask: ScanRequest, version: int, values: Mapping[str, Any]
) -> ScanRequest:
    """Change what is asked, as long as nobody works on it.

    Raises
    ------
    NotNow
    ChangedMeanwhile
    """
    held = hold(ask)
    if held.state != State.ASKED:
        raise NotNow(held)
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    return _save(held)


@transaction.atomic
def withdraw(*, ask: ScanRequest, version: int) -> ScanRequest:
    """Withdraw a request.

    Raises
    ------
    NotNow
    ChangedMeanwhile
    """
    held = hold(ask)
    if held.state == State.WITHDRAWN:
        return held
    if held.state not in OPEN:
        raise NotNow(held)
    held = hold_at(held, version)
    held.state, held.ended_at = State.WITHDRAWN, timezone.now()
    return _save(held)


@transaction.atomic
def take(*, ask: ScanRequest, by_id: int) -> ScanRequest:
    """Begin with it; who has it already keeps it.

    Raises
    ------
    NotNow
    """
    held = hold(ask)
    if held.state == State.TAKEN:
        return held
    if held.state not in (State.ASKED, State.RETURNED):
        raise NotNow(held)
    held.state, held.taken_by_id = State.TAKEN, by_id
    return _save(held)


@transaction.atomic
def deliver(
    *,
    ask: ScanRequest,
    version: int,
    scan: LoadedScan | None,
    reason: str,
    by_id: int,
) -> ScanRequest:
    """Deliver a scan, or say in words what was done; the same twice is once.

    Raises
    ------
    NotNow
    ChangedMeanwhile
    OfAnotherPlace
    """
    held = hold(ask)
    scan_id = scan.pk if scan else None
    if scan is not None and scan.municipality_id != held.municipality_id:
        raise OfAnotherPlace
    same = (held.scan_id, held.reason) == (scan_id, reason)
    if held.state == State.DELIVERED and same:
        return held
    if held.state not in OPEN:
        raise NotNow(held)
    held = hold_at(held, version)
    held.state, held.scan, held.reason = State.DELIVERED, scan, reason
    held.delivered_at = timezone.now()
    held.taken_by_id = held.taken_by_id or by_id
    _save(held)
    mails.tell_coordinators(held)
    return held


@transaction.atomic
def accept(*, ask: ScanRequest, version: int) -> ScanRequest:
    """Take what was delivered.

    Raises
    ------
    NotNow
    ChangedMeanwhile
    """
    held = hold(ask)
    if held.state == State.ACCEPTED:
        return held
    if held.state != State.DELIVERED:
        raise NotNow(held)
    held = hold_at(held, version)
    held.state, held.ended_at = State.ACCEPTED, timezone.now()
    return _save(held)


@transaction.atomic
def give_back(*, ask: ScanRequest, version: int, reason: str) -> ScanRequest:
    """Send what was delivered back, and say why.

    Raises
    ------
    NotNow
    ChangedMeanwhile
    """
    held = hold(ask)
    if held.state == State.RETURNED and held.reason == reason:
        return held
    if held.state != State.DELIVERED:
        raise NotNow(held)
    held = hold_at(held, version)
    held.state, held.reason = State.RETURNED, reason
    _save(held)
    mails.tell_analysts(held)
    return held


def _save(held: ScanRequest) -> ScanRequest:
    held.version += 1
    held.full_clean()
    held.save()
    return held
