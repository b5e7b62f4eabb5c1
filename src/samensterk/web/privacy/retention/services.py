"""Removing what has had its time."""

from django.db import transaction

from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.moments import now


@transaction.atomic
def remove_due() -> int:
    """Remove everything whose term has ended; gives how many."""
    terms = [one.term for one in KEEPING.with_term() if one.term is not None]
    return sum(one.holder.remove(now() - one.length, None) for one in terms)
