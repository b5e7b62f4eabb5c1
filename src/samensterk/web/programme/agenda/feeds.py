"""Calendars that a program reads by a secret address."""

import hashlib
import secrets

from django.db import transaction
from django.db.models import QuerySet

from samensterk.web.accounts import queries as accounts
from samensterk.web.common.may import door_roles
from samensterk.web.common.moments import today
from samensterk.web.programme.agenda.models import CalendarFeed
from samensterk.web.programme.agenda.owners import TASK

N_BYTES = 32  # gives 43 characters
MOST_FEEDS = 10  # of one person in one municipality; more are forgotten ones


class TooManyFeeds(Exception):
    """Somebody has as many addresses as anybody needs."""


@transaction.atomic
def make_feed(
    *, municipality_id: int, user_id: int, name: str
) -> tuple[CalendarFeed, str]:
    """Make an address; gives it and its secret, which is not kept.

    Raises
    ------
    TooManyFeeds
    """
    if feeds_of(municipality_id, user_id).count() >= MOST_FEEDS:
        raise TooManyFeeds
    token = secrets.token_urlsafe(N_BYTES)
    feed = CalendarFeed(
        municipality_id=municipality_id,
        user_id=user_id,
        name=name,
        token_hash=hash_of(token),
    )
    feed.full_clean()
    feed.save()
    return feed, token


def end_feed(*, municipality_id: int, user_id: int, feed_id: int) -> bool:
    """Let an address lead nowhere from now on; False when it was not theirs."""
    found = feeds_of(municipality_id, user_id).filter(pk=feed_id)
    return bool(found.delete()[0])


def feeds_of(municipality_id: int, user_id: int) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(municipality=municipality_id, user=user_id)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def read_feed(token: str) -> CalendarFeed | None:
    """Give the feed of an address that works, and note the day; else None.

    Its owner must still take part in the municipality today.
    """
    rows = CalendarFeed.objects.select_related("user", "municipality")
    feed = rows.filter(token_hash=hash_of(token)).first()
    if feed is None or not accounts.has_a_role(
        feed.user_id, feed.municipality_id, door_roles(TASK)
    ):
        return None
    if feed.last_used_on != today():
        CalendarFeed.objects.filter(pk=feed.pk).update(last_used_on=today())
    return feed
