"""What is done for a request; every step is written down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from samensterk.web.common.moments import today
from samensterk.web.privacy.retention import services as retention
from samensterk.web.privacy.retention.models import Removal
from samensterk.web.privacy.rights.deadlines import (
    ANSWER_MONTHS,
    EXTENDED_MONTHS,
    add_months,
)
from samensterk.web.privacy.rights.findings import (
    find_all,
    ids_for,
    person_of,
    removable,
    theirs,
)
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish
from samensterk.web.privacy.rights.services import set_wish

Did = RequestStep.Did


class AlreadyAnswered(Exception):
    """The request is closed; nothing is done for it any more."""


class TooLateToExtend(Exception):
    """The first month has passed, or it was extended before."""


class NotChecked(Exception):
    """Nobody has made sure yet who asks."""


class NoAddress(Exception):
    """The request is not about an address, so it has no switch."""


class NumberTaken(Exception):
    """The number of the form is that of a request of somebody else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks."""

    kind: SubjectRequest.Kind
    received_on: date
    key: str = ""
    words: str = ""
    identity: str = ""


@transaction.atomic
def receive(
    *, number: UUID, municipality_id: int, asked: Asked, by_id: int
) -> SubjectRequest:
    """Write down a request; the same number twice is the same request.

    Raises
    ------
    NumberTaken
    """
    request = SubjectRequest(
        pk=number,
        municipality_id=municipality_id,
        kind=asked.kind,
        received_on=asked.received_on,
        due_on=add_months(asked.received_on, ANSWER_MONTHS),
        key=asked.key,
        words=asked.words,
        identity=asked.identity,
        handled_by_id=by_id,
    )
    request.clean_fields()
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as error:
        rows = SubjectRequest.objects.for_municipality(municipality_id)
        before = rows.filter(pk=number).first()
        if before is None:
            raise NumberTaken from error
        return before
    _note(request, by_id, Did.RECEIVED)
    if asked.identity:
        _note(request, by_id, Did.CHECKED)
    return request


@transaction.atomic
def note_identity(
    *, request: SubjectRequest, identity: SubjectRequest.Identity, by_id: int
) -> SubjectRequest:
    """Write down how it was made sure who asks."""
    request = _lock(request)
    if request.identity != identity:
        request.identity = identity
        _save(request, by_id, "identity")
        _note(request, by_id, Did.CHECKED)
    return request


@transaction.atomic
def choose(
    *, request: SubjectRequest, tokens: Collection[str], by_id: int
) -> SubjectRequest:
    """Write down which of the things that are found now are of the one who asks."""
    request = _lock(request)
    found = [one for room in find_all(request) for one in room.findings]
    request.chosen = sorted({one.token for one in found} & set(tokens))
    _save(request, by_id, "chosen")
    n_theirs = sum(one.is_certain or one.token in request.chosen for one in found)
    _note_once(request, by_id, Did.FOUND, n_theirs)
    return request


@transaction.atomic
def note_file(
    *, request: SubjectRequest, did: RequestStep.Did, n_items: int, by_id: int
) -> None:
    """Write down that the data were given away.

    Raises
    ------
    NotChecked
    """
    request = _lock(request)
    if not request.identity:
        raise NotChecked
    _note(request, by_id, did, n_items=n_items)


@transaction.atomic
def note_correction(
    *, request: SubjectRequest, did: RequestStep.Did, by_id: int
) -> None:
    """Write down that a mistake was mended here, or reported to where it comes from."""
    _note_once(_lock(request), by_id, did)


@transaction.atomic
def remove(*, request: SubjectRequest, tokens: Collection[str], by_id: int) -> int:
    """Remove what is theirs and may go; gives how many items went.

    Raises
    ------
    NotChecked
    """
    request = _lock(request)
    if not request.identity:
        raise NotChecked
    rooms = theirs(find_all(request))
    may_go = {one.token for one in removable(rooms)} & set(tokens)
    n_removed = 0
    for room in rooms:
        ids = ids_for(room.provider, may_go)
        n_rows = room.provider.remove(person_of(request), ids) if ids else 0
        if n_rows:
            _prove(request, by_id, room.provider.code, n_rows)
        n_removed += n_rows
    return n_removed


def _prove(request: SubjectRequest, by_id: int, code: str, n_rows: int) -> None:
    """Write down, with the request and among the proof, that something went."""
    _note(request, by_id, Did.REMOVED, where=code, n_items=n_rows)
    retention.note_removal(
        municipality_id=request.municipality_id,
        code=code,
        because=Removal.Because.REQUEST,
        n_rows=n_rows,
    )


@transaction.atomic
def object_to_contact(
    *, request: SubjectRequest, position: Wish.Position, by_id: int
) -> None:
    """Turn the switch of the address of a request.

    Raises
    ------
    NoAddress
    """
    request = _lock(request)
    if not request.key:
        raise NoAddress
    set_wish(
        municipality_id=request.municipality_id, key=request.key, position=position
    )
    _note_once(request, by_id, Did.WISH_SET)


@transaction.atomic
def extend(
    *, request: SubjectRequest, because: SubjectRequest.Longer, by_id: int
) -> SubjectRequest:
    """Take two months more, once; the one who asks must hear it within the first month.

    Raises
    ------
    TooLateToExtend
    """
    request = _lock(request)
    if request.longer_because or today() > request.due_on:
        raise TooLateToExtend
    request.longer_because = because
    request.due_on = add_months(request.received_on, EXTENDED_MONTHS)
    _save(request, by_id, "longer_because", "due_on")
    _note(request, by_id, Did.EXTENDED)
    return request


@transaction.atomic
def answer(
    *,
    request: SubjectRequest,
    outcome: SubjectRequest.Outcome,
    reason: str,
    by_id: int,
) -> SubjectRequest:
    """Close a request with what was answered."""
    request = _lock(request)
    request.answered_on, request.outcome = today(), outcome
    request.reason = reason
    request.clean_fields()
    _save(request, by_id, "answered_on", "outcome", "reason")
    _note(request, by_id, Did.ANSWERED)
    return request


def _lock(request: SubjectRequest) -> SubjectRequest:
    """Hold an open request, so that two colleagues do not both close it."""
    found = SubjectRequest.objects.select_for_update().get(pk=request.pk)
    if not found.is_open:
        raise AlreadyAnswered
    return found


def _save(request: SubjectRequest, by_id: int, *fields: str) -> None:
    request.handled_by_id = by_id
    request.save(update_fields=[*fields, "handled_by"])


def _note(
    request: SubjectRequest,
    by_id: int,
    did: RequestStep.Did,
    *,
    where: str = "",
    n_items: int | None = None,
) -> None:
    request.steps.create(by_id=by_id, did=did, where=where, n_items=n_items)


def _note_once(
    request: SubjectRequest,
    by_id: int,
    did: RequestStep.Did,
    n_items: int | None = None,
) -> None:
    """Write down a step, unless it is the last one already: a form was sent twice."""
    last = request.steps.order_by("at", "pk").last()
    if last is None or (last.did, last.n_items) != (did, n_items):
        _note(request, by_id, did, n_items=n_items)
