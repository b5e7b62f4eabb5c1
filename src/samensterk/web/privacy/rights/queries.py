"""Questions about wishes and requests; above all, who may be addressed."""

from collections.abc import Collection
from enum import StrEnum

from django.db.models import Exists, OuterRef

from samensterk.web.common.moments import today
from samensterk.web.common.subjects import addresses_of
from samensterk.web.privacy.rights.deadlines import SOON, WISH_ENDS_SOON
from samensterk.web.privacy.rights.models import (
    SubjectRequest,
    SubjectRequestQuerySet,
    Wish,
    WishQuerySet,
)


class Way(StrEnum):
    """How somebody is addressed."""

    VISIT = "visit"
    LETTER = "letter"
    MAIL = "mail"
    MEETING = "meeting"


# What a wish still allows. What is not named here is not allowed, and so is every way
# or position that is added later, until somebody thought about it.
STILL_ALLOWED: dict[str, frozenset[str]] = {
    Wish.Position.NO_VISIT: frozenset({Way.LETTER, Way.MAIL, Way.MEETING}),
    Wish.Position.NO_CONTACT: frozenset(),
}


def addressable(
    municipality_id: int, keys: Collection[str], way: Way
) -> frozenset[str]:
    """Give which of these addresses may be addressed in this way.

    Whoever visits, writes, mails or invites must ask this first, of the keys of the
    addresses (`Yard.key`), and do nothing for the others. One query for any number of
    keys. An address without a whole key cannot be asked for, so it is left out. A wish
    past its last day holds until somebody has decided about it.
    """
    refused = set(_refusing(municipality_id, way).values_list("key", flat=True))
    return frozenset(
        key for key in keys if key and key == key.strip() and key not in refused
    )


def refuses(municipality_id: int, way: Way, *, key: str = "key") -> Exists:
    """Give the same as a condition on rows with a key, to count without reading them.

    Never to show which: a count of areas is all that may come of it.
    """
    return Exists(_refusing(municipality_id, way).filter(key=OuterRef(key)))


def _refusing(municipality_id: int, way: Way) -> WishQuerySet:
    """Give the wishes that do not allow this way."""
    asked = Way(way)
    allowing = [one for one, ways in STILL_ALLOWED.items() if asked in ways]
    wishes = Wish.objects.for_municipality(municipality_id).active()
    return wishes.exclude(position__in=allowing) if allowing else wishes


def wish_of(municipality_id: int, key: str) -> Wish | None:
    """Give the wish that holds at an address; None is: welcome."""
    return (
        Wish.objects.for_municipality(municipality_id).active().filter(key=key).first()
    )


# What another room may know of a wish: its address and its position.
HeldWish = Wish


def wishes_at(municipality_id: int, keys: Collection[str]) -> dict[str, HeldWish]:
    """Give the wishes that hold at these addresses, by key; one query for a few keys."""
    rows = Wish.objects.for_municipality(municipality_id).active()
    return {one.key: one for one in rows.filter(key__in=keys)}


def is_stricter(wish: HeldWish | None, other: HeldWish | None) -> bool:
    """Say whether a wish forbids something that another one allows; None is welcome."""
    return not _allowed(other) <= _allowed(wish)


def _allowed(wish: HeldWish | None) -> frozenset[str]:
    if wish is None:
        return frozenset(Way)
    return STILL_ALLOWED.get(wish.position, frozenset())


def has_wish(municipality_id: int, position: str = "", *, key: str = "key") -> Exists:
    """Give a condition on rows with a key: with this wish, or with any.

    For the list of yards, where the switch is set; never to choose whom to address.
    """
    rows = Wish.objects.for_municipality(municipality_id).active()
    if position:
        rows = rows.filter(position=position)
    return Exists(rows.filter(key=OuterRef(key)))


def wish_positions() -> list[tuple[str, str]]:
    """Give the positions of the switch but for 'welcome', for a form."""
    return [(one.value, str(one.label)) for one in Wish.Position]


def ending_wishes(municipality_id: int) -> WishQuerySet:
    """Give the wishes that somebody must confirm or end, first the longest waiting."""
    soon = today() + WISH_ENDS_SOON
    wishes = Wish.objects.for_municipality(municipality_id).active()
    return wishes.filter(valid_until__lte=soon)


def address_of(municipality_id: int, key: str) -> str | None:
    """Give what an address is called here; None when nobody here knows it.

    An address with a wish stays known by its key when its yard has gone.
    """
    if not key or "\x00" in key:
        return None
    named = addresses_of(municipality_id, [key]).get(key)
    if named is None and wish_of(municipality_id, key) is not None:
        return key
    return named


def requests_of(municipality_id: int) -> SubjectRequestQuerySet:
    """Give all requests, the first due first."""
    return SubjectRequest.objects.for_municipality(municipality_id)


def pressing_requests(municipality_id: int) -> SubjectRequestQuerySet:
    """Give those that are late or due within a week."""
    waiting = requests_of(municipality_id).waiting()
    return waiting.filter(due_on__lte=today() + SOON)
