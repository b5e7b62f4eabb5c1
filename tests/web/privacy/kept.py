"""Something to keep, for tests of terms: pages that somebody was not let into."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from samensterk.web.accounts.models import RefusedDoor, User
from samensterk.web.common.keeping import KEEPING, Kept, Record, Rows, Term
from samensterk.web.common.moments import now

MODEL = "accounts.RefusedDoor"
CODE = "accounts-refuseddoor"
NOT_YET = datetime(2100, 1, 1, tzinfo=UTC)  # so that the account itself stays


def declared(*, days=90, warns=False, record=None, shortest=1, holder=None):
    """A declaration in the place of that of the room."""
    return Kept(
        MODEL,
        "refusals",
        personal=frozenset({"user"}),
        term=Term(
            days=days,
            starts="the refusal",
            ground="a law",
            holder=holder or Rows(MODEL, "at", "municipality"),
            warns=warns,
            shortest=shortest,
            record=Record("a category", record) if record else None,
        ),
    )


@contextmanager
def keeping(**how):
    """Have it declared otherwise for a while; gives the declaration."""
    usual = KEEPING.by_model[MODEL]
    made = KEEPING.by_model[MODEL] = declared(**how)
    try:
        yield made
    finally:
        KEEPING.by_model[MODEL] = usual


def refuse(place, *, days_ago=0, at=None):
    """Let somebody have stood before a closed door, so long ago."""
    user, _is_new = User.objects.get_or_create(
        email="a@b.example.nl", defaults={"date_joined": NOT_YET}
    )
    moment = at or timezone.localtime(now()) - timedelta(days=days_ago)
    return RefusedDoor.objects.create(
        user=user, municipality=place, door="a", answer="b", at=moment
    )
