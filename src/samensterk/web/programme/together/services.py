"""Verbs about events that municipalities hold together.

Every verb holds the event first, then the share, then the task, so that two
coordinators wait for each other and never in a circle.
"""

from django.db import transaction
from django.utils import timezone

from samensterk.web.accounts.queries import municipality_by_id, people_with_role
from samensterk.web.common.outgoing import put
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.guests import loosen_tasks, told_to_guest
from samensterk.web.programme.agenda.models import Event, Share
from samensterk.web.programme.plan.activity import note
from samensterk.web.programme.plan.models import Activity, Programme
from samensterk.web.programme.together.faults import (
    JoinedMeanwhile,
    NotGoingOn,
    ShareEnded,
)
from samensterk.web.programme.together.mails import QUESTION, stale_at


@transaction.atomic
def ask_to_join(
    *, event: Event, guest_id: int, text: str = "", by_id: int | None
) -> Share:
    """Ask a municipality to join an event; asking again while it is open does nothing.

    Raises
    ------
    NotGoingOn
    """
    held = hold_event(event.pk)
    if held.is_cancelled:
        raise NotGoingOn
    open_one = Share.objects.filter(
        event=held, municipality=guest_id, ended_at=None
    ).first()
    if open_one is not None:
        return open_one
    share = Share(event=held, municipality_id=guest_id, text=text, asked_by_id=by_id)
    share.full_clean()
    share.save()
    _note_both(Activity.Verb.SHARED, share, by_id=by_id, by_host=True)
    for one in people_with_role(guest_id, Role.COORDINATOR):
        put(
            QUESTION,
            f"share-{share.pk}-{one.pk}",
            {"share": share.pk, "reader": one.pk},
            municipality_id=guest_id,
            stale_at=stale_at(held),
        )
    return share


@transaction.atomic
def join_event(*, share: Share, programme: Programme, by_id: int | None) -> Share:
    """Take part in the event of another, within a programme of one's own.

    Raises
    ------
    ShareEnded
    """
    held = _hold(share)
    if held.ended_at is not None:
        raise ShareEnded
    if held.joined_at is not None:
        return held
    if programme.municipality_id != held.municipality_id:
        raise ValueError("a guest joins with a programme of its own")
    held.joined_at, held.programme = timezone.now(), programme
    held.save(update_fields=["joined_at", "programme"])
    _note_both(Activity.Verb.SHARE_ACCEPTED, held, by_id=by_id, by_host=False)
    return held


@transaction.atomic
def end_share(
    *, share: Share, by_host: bool, was_joined: bool, by_id: int | None
) -> int:
    """Withdraw, decline or leave; gives how many tasks the guest keeps, loose now.

    `was_joined` is what the one who ends it saw. Ending twice is not an error.

    Raises
    ------
    JoinedMeanwhile
    """
    held = _hold(share)
    if held.ended_at is not None:
        return 0
    if held.joined_at is not None and not was_joined:
        raise JoinedMeanwhile
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    _note_both(Activity.Verb.SHARE_ENDED, held, by_id=by_id, by_host=by_host)
    # What the guest may not open any more, its own lines do not lead to.
    lines = Activity.objects.filter(municipality=held.municipality_id)
    lines.filter(event=held.event_id).update(event=None)
    return loosen_tasks(held.event, held.municipality_id)


def hold_event(event_id: int) -> Event:
    """Hold an event until the transaction ends.

    Raises
    ------
    NotGoingOn
    """
    rows = Event.objects.select_for_update(of=("self",), no_key=True).select_related(
        "municipality"
    )
    found = rows.filter(pk=event_id).first()
    if found is None:
        raise NotGoingOn
    return found


def _hold(share: Share) -> Share:
    """Hold a share, and its event before it.

    Raises
    ------
    ShareEnded
        It went with its event.
    """
    try:
        event = hold_event(share.event_id)
    except NotGoingOn as error:
        raise ShareEnded from error
    held = (
        Share.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk=share.pk)
        .first()
    )
    if held is None:
        raise ShareEnded
    held.event = event
    return held


def _note_both(
    verb: Activity.Verb, share: Share, *, by_id: int | None, by_host: bool
) -> None:
    """Write a line on both sides; the other side reads which municipality, not who."""
    event = share.event
    guest = municipality_by_id(share.municipality_id)
    note(
        verb,
        municipality_id=event.municipality_id,
        by_id=by_id if by_host else None,
        about=f"{event.title} ({guest.name})",
        programme_id=event.programme_id,
        event_id=event.pk,
    )
    note(
        verb,
        municipality_id=share.municipality_id,
        by_id=None if by_host else by_id,
        about=told_to_guest(event),
        programme_id=share.programme_id,
        event_id=event.pk if share.is_active else None,
    )
