"""Counts of visits per area, kept in step with the rows in the same transaction.

They are of no address, so they stay when the visits have gone after their term.
"""

from datetime import date

from django.db.models import F, Max

from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.visits.models import Outcome, Visit, VisitCount


def count_up(of: Round, area: RoundArea | None, outcome: str, on: date) -> None:
    """Count one more; where its area has gone from the round there is nothing to count."""
    if area is None:
        return
    row = _row(of, area, outcome)
    last_on = max(on, row.last_on) if row.last_on else on
    VisitCount.objects.filter(pk=row.pk).update(n=F("n") + 1, last_on=last_on)


def count_down(of: Round, area: RoundArea | None, outcome: str) -> None:
    """Take one back that was corrected; its row is changed already."""
    if area is None:
        return
    row = _row(of, area, outcome)
    left = Visit.objects.filter(of=of, area=area, outcome=outcome)
    last_on = left.aggregate(last=Max("on"))["last"]
    if last_on is None and row.n > 1:  # of visits whose term is over
        last_on = row.last_on
    rows = VisitCount.objects.filter(pk=row.pk, n__gt=0)
    rows.update(n=F("n") - 1, last_on=last_on)


def _row(of: Round, area: RoundArea, outcome: str) -> VisitCount:
    """Give the count, held until the transaction ends."""
    row, _made = VisitCount.objects.get_or_create(
        municipality_id=of.municipality_id, of=of, area=area, outcome=Outcome(outcome)
    )
    return VisitCount.objects.select_for_update(no_key=True).get(pk=row.pk)
