"""Questions about promises: who sees which, what presses, how many were kept in time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Min, Q, Sum

from samensterk.web.accounts.queries import people_with_a_role
from samensterk.web.common.may import door_roles
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.common.subjects import addresses_named
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.programme.promises.models import (
    AnswerCount,
    Promise,
    PromiseQuerySet,
)

SOON = timedelta(days=2)  # then its owner gets a mail, whatever his rhythm
LAST_YEAR = timedelta(days=366)
ESCALATED = timedelta(days=3)  # after its day; then every coordinator sees it
# By which way of the switch an answer is given. A telephone call comes to somebody as a
# mail does: nobody comes by. So who wants no visit may be called, and who wants no
# contact at all may not.
WAYS = {
    Promise.How.PHONE: Way.MAIL,
    Promise.How.MAIL: Way.MAIL,
    Promise.How.LETTER: Way.LETTER,
    Promise.How.VISIT: Way.VISIT,
    Promise.How.MEETING: Way.MEETING,
}


def promises_seen_by(request: MunicipalityRequest) -> PromiseQuerySet:
    """Give all of the municipality to a coordinator, and to others what they own."""
    rows = Promise.objects.for_municipality(request.municipality.pk)
    if Role.COORDINATOR in request.roles:
        return rows
    return rows.filter(owner=request.user.pk)


# What another room may know of a promise: what and by when, for who goes there.
HeldPromise = Promise


def promises_at(
    municipality_id: int, keys: Collection[str]
) -> dict[str, list[HeldPromise]]:
    """Give what is open at some addresses or was answered this year, by key; one query."""
    rows = Promise.objects.for_municipality(municipality_id).filter(key__in=keys)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=today() - LAST_YEAR))
    found: dict[str, list[HeldPromise]] = {}
    for one in rows.order_by(F("ended_on").desc(nulls_first=True), "due_on", "pk"):
        found.setdefault(one.key, []).append(one)
    return found


def owners_here(municipality_id: int) -> dict[int, str]:
    """Give who may own a promise here today, by name."""
    people = people_with_a_role(municipality_id, door_roles("programme:promise"))
    return {one.pk: str(one) for one in people}


def owner_ids(municipality_id: int) -> frozenset[int]:
    return frozenset(owners_here(municipality_id))


def find(
    rows: PromiseQuerySet,
    *,
    municipality_id: int,
    state: str = "",
    owner: str = "",
    source: str = "",
    text: str = "",
) -> PromiseQuerySet:
    """Narrow a list; open ones come first, by their day."""
    if state == "open":
        rows = rows.open()
    elif state == "late":
        rows = rows.open().filter(due_on__lt=today())
    elif state == "answered":
        rows = rows.exclude(ended_on=None)
    if owner:
        rows = rows.filter(owner=int(owner))
    if source:
        rows = rows.filter(source=source)
    if text:
        keys = addresses_named(municipality_id, text)
        words = [_said(word) for word in text.split()]
        rows = rows.filter(Q(*words) | Q(key__in=keys))
    return rows.order_by(F("ended_on").desc(nulls_first=True), "due_on", "pk")


def _said(word: str) -> Q:
    return (
        Q(what__icontains=word) | Q(to_whom__icontains=word) | Q(reach__icontains=word)
    )


def escalated(municipality_id: int) -> PromiseQuerySet:
    """Give the open ones whose day has been over for more than three days."""
    rows = Promise.objects.for_municipality(municipality_id).open()
    return rows.filter(due_on__lt=today() - ESCALATED)


@dataclass(frozen=True, slots=True)
class Pressing:
    """How many promises are late or must be answered soon; of nobody by name."""

    n_open: int
    n_late: int
    n_soon: int
    first_late_on: date | None
    first_soon_on: date | None


def pressing(rows: PromiseQuerySet, within: timedelta = SOON) -> Pressing:
    """Count among some promises; a single query that reads none of them."""
    late = Q(due_on__lt=today())
    soon = Q(due_on__range=(today(), today() + within))
    return Pressing(
        **rows.open().aggregate(
            n_open=Count("pk"),
            n_late=Count("pk", filter=late),
            n_soon=Count("pk", filter=soon),
            first_late_on=Min("due_on", filter=late),
            first_soon_on=Min("due_on", filter=soon),
        )
    )


@dataclass(frozen=True, slots=True)
class KeptInTime:
    """How many answers were given in a time, and how many in time; never per person."""

    n_answered: int
    n_in_time: int
    n_late_open: int

    @property
    def percentage(self) -> int | None:
        if not self.n_answered:
            return None
        return 100 * self.n_in_time // self.n_answered


def kept_in_time(municipality_id: int, since: date, until: date) -> KeptInTime:
    """Count answers given from `since` to `until`, both days included.

    What needed no answer any more does not count. Late and open is as it is today, of
    what should have been answered by `until`.
    """
    days = AnswerCount.objects.filter(
        municipality_id=municipality_id, on__range=(since, until)
    ).aggregate(n_answered=Sum("n_answered"), n_in_time=Sum("n_in_time"))
    late = Promise.objects.for_municipality(municipality_id).open()
    late = late.filter(due_on__range=(since, until), due_on__lt=today())
    return KeptInTime(
        days["n_answered"] or 0,
        days["n_in_time"] or 0,
        late.aggregate(n=Count("pk"))["n"],
    )


def ways_left(municipality_id: int, key: str) -> Collection[Promise.How]:
    """Give how an answer may be given at this address, as its resident wants it.

    Without an address there is no switch, and everything is left.
    """
    if not key:
        return tuple(Promise.How)
    allowed = {
        way for way in set(WAYS.values()) if addressable(municipality_id, [key], way)
    }
    return tuple(how for how in Promise.How if how not in WAYS or WAYS[how] in allowed)


def numbers_of_event(event_id: int) -> tuple[int, int]:
    """Count what was promised at an event and how much of it was answered; reads none.

    What needed no answer any more does not count.
    """
    rows = Promise.objects.filter(event=event_id).exclude(how=Promise.How.NOT_NEEDED)
    found = rows.aggregate(
        made=Count("pk"), answered=Count("pk", filter=Q(ended_on__isnull=False))
    )
    return found["made"], found["answered"]
