"""When a yard or an area was visited last, for the list of yards and the next round."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, Max, OuterRef

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

    def last_by_area(self, municipality_id: int) -> Mapping[str, date]:
        """Give it by the name of the area; counts stay when the visits have gone."""
        rows = VisitCount.objects.filter(
            municipality=municipality_id, n__gt=0, outcome__in=BEEN
        ).exclude(last_on=None)
        named = rows.values_list("area__area__name").annotate(last=Max("last_on"))
        return dict(named.order_by())
