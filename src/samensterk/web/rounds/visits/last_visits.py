"""When a yard or an area was visited last, for the list of yards and the next round."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Exists, Max, OuterRef

from samensterk.web.areas.scans.ground import matches
from samensterk.web.areas.scans.queries import with_outlines
from samensterk.web.rounds.visits.models import Outcome, Visit, VisitCount

# A team stood on the yard and spoke with somebody.
SPOKEN = (Outcome.TALK, Outcome.LATER)
# A team was in the area, whatever came of it.
BEEN = (*SPOKEN, Outcome.NOT_HOME, Outcome.CEASED, Outcome.RATHER_NOT)


class RoundVisits:
    """What this room knows of visits; see `areas.yards.visits`."""

    def visited_since(self, municipality_id: int, day: date | None) -> Exists:
        rows = Visit.objects.for_municipality(municipality_id)
        rows = rows.filter(key=OuterRef("key"), outcome__in=SPOKEN)
        return Exists(rows if day is None else rows.filter(on__gte=day))

    def last_of(self, municipality_id: int, key: str) -> date | None:
        rows = Visit.objects.for_municipality(municipality_id)
        found = rows.filter(key=key, outcome__in=SPOKEN).aggregate(last=Max("on"))
        last: date | None = found["last"]
        return last

    def last_by_area(
        self, municipality_id: int, areas: Collection[int]
    ) -> Mapping[int, date]:
        """Give it by its ground, which a later scan may have drawn or named otherwise.

        Counts stay when the visits have gone.
        """
        rows = VisitCount.objects.filter(
            municipality=municipality_id, n__gt=0, outcome__in=BEEN
        ).exclude(last_on=None)
        days: dict[int, date] = dict(
            rows.values_list("area__area").annotate(last=Max("last_on")).order_by()
        )
        if not days:
            return {}
        found = matches(
            with_outlines(municipality_id, areas), with_outlines(municipality_id, days)
        )
        return {
            pk: max(days[one.earlier] for one in been)
            for pk, been in found.items()
            if been
        }
