"""Verbs about analysts of the RIEC who may see the yards of a municipality for a while."""

from datetime import date

from django.db import transaction

from samensterk.web.areas.checks.models import YardGrant
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold


@transaction.atomic
def give_grant(
    *, municipality_id: int, user_id: int, purpose: str, ends_on: date, by_id: int
) -> YardGrant:
    """Let an analyst see the yards until a day; the same sent twice is one grant."""
    rows = YardGrant.objects.for_municipality(municipality_id).open()
    same = rows.filter(user=user_id, purpose=purpose, ends_on=ends_on).first()
    return same or YardGrant.objects.create(
        municipality_id=municipality_id,
        user_id=user_id,
        purpose=purpose,
        ends_on=ends_on,
        given_by_id=by_id,
    )


@transaction.atomic
def end_grant(*, grant: YardGrant) -> YardGrant:
    """End it before its last day; twice is once."""
    held: YardGrant = hold(grant)
    if held.ended_at is None:
        held.ended_at = now()
        held.save(update_fields=["ended_at"])
    return held
