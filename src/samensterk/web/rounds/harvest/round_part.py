"""What the page of a round says of what was heard in it."""

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker
from samensterk.web.rounds.visits.models import VisitCount


def heard_in(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    """Lead to what was heard, once somebody has been somewhere."""
    if not VisitCount.objects.filter(of=of, n__gt=0).exists():
        return None
    rows = Harvest.objects.filter(of=of)
    context = {
        "round": of,
        "municipality": request.municipality,
        "n_written": rows.count(),
        "n_published": rows.exclude(published_at=None).count(),
    }
    return RoundPart("rounds/harvest/_of_round.html", context)


PART = RoundPartMaker("rounds:harvests", heard_in)
