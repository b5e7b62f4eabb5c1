"""Putting the digests of today in the queue, once a working day from half past seven."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.core.cache import cache
from django.utils import timezone

from samensterk.web.accounts.queries import all_municipalities, members
from samensterk.web.common.may import door_roles
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import begin_of, now, today
from samensterk.web.common.outgoing import put
from samensterk.web.programme.promises.models import Promise
from samensterk.web.programme.promises.queries import SOON
from samensterk.web.programme.reminders.digests import Digest
from samensterk.web.programme.reminders.models import Rhythm
from samensterk.web.programme.reminders.working_days import is_working_day, monday_of

FROM = time(7, 30)
A_DAY_S = 26 * 3600
SETTLED = (OutgoingMail.Outcome.SENT, OutgoingMail.Outcome.NOTHING_TO_SAY)


def put_digests_of_today() -> None:
    """Do it once a day; a worker that dies halfway leaves the rest to the next.

    What was put already is not put again: the queue knows it by its key.
    """
    day = today()
    mark = f"digests-{day}"
    if not is_working_day(day) or timezone.localtime(now()).time() < FROM:
        return
    if cache.get(mark):
        return
    for place in all_municipalities():
        put_digests(place.pk, day)
    cache.set(mark, 1, timeout=A_DAY_S)


def put_digests(municipality_id: int, day: date) -> int:
    """Put those of one municipality; gives how many are new.

    One that cannot go today does not go tomorrow: then there is another.
    """
    n_put = 0
    for user_id, is_full in _readers(municipality_id, day):
        n_put += put(
            Digest.code,
            f"digest-{user_id}-{municipality_id}-{day}",
            {
                "user_id": user_id,
                "municipality_id": municipality_id,
                "is_full": is_full,
            },
            municipality_id=municipality_id,
            stale_at=begin_of(day + timedelta(days=1)),
        )
    return n_put


def _readers(municipality_id: int, day: date) -> Iterator[tuple[int, bool]]:
    """Give who gets mail today, and whether it tells everything.

    Who owes a resident an answer soon hears of it whatever his rhythm. A weekly digest
    that did not go on Monday, because it was a holiday or the server was away, goes on
    the first day that can.
    """
    here = members(municipality_id).active(day)
    here = here.filter(role__in=door_roles("programme:rhythm"), user__is_active=True)
    rhythms = dict(
        Rhythm.objects.filter(municipality=municipality_id).values_list("user", "often")
    )
    owing = _owing(municipality_id, day)
    had_it = _had_it_this_week(municipality_id, day)
    for user_id in sorted(set(here.values_list("user", flat=True))):
        often = rhythms.get(user_id, Rhythm.Often.WEEKLY)
        is_full = often == Rhythm.Often.DAILY or (
            often == Rhythm.Often.WEEKLY and user_id not in had_it
        )
        if is_full or user_id in owing:
            yield user_id, is_full


def _owing(municipality_id: int, day: date) -> frozenset[int | None]:
    rows = Promise.objects.for_municipality(municipality_id).open()
    due = rows.filter(due_on__lte=day + SOON)
    return frozenset(due.values_list("owner", flat=True))


def _had_it_this_week(municipality_id: int, day: date) -> frozenset[int]:
    sent = OutgoingMail.objects.filter(
        kind=Digest.code,
        municipality=municipality_id,
        outcome__in=SETTLED,
        ended_at__gte=begin_of(monday_of(day)),
    )
    told = sent.values_list("arguments", flat=True)
    return frozenset(one["user_id"] for one in told if one["is_full"])
