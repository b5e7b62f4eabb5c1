"""Pages for on the way: the visits of today, and one of them."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.plans.models import Stop, StopQuerySet
from samensterk.web.rounds.visits import hygiene, queries
from samensterk.web.rounds.visits.preparing import geo_link, needs_of
from samensterk.web.rounds.visits.services import may_change

MOST_FORGOTTEN = 20  # on the page at once


def day_in(text: str) -> date | None:
    """Read a day of an address; what is none is `None`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_GET
def today_page(request: MunicipalityRequest) -> HttpResponse:
    """The visits of a day in order: of one's own teams, or of all to a coordinator."""
    asked = request.GET.get("dag", "")
    day = day_in(asked) or today()
    if not queries.may_see_day(request, day):
        raise Http404
    before, after = queries.days_beside(request, day)
    days = queries.days_of(request, day)
    is_today = day == today()
    forgotten = queries.forgotten_of(request) if is_today else []
    most = None if "alles" in request.GET else MOST_FORGOTTEN
    context = {
        "day": day,
        "is_today": is_today,
        "forgotten": forgotten[:most],
        "n_more_forgotten": len(forgotten[most:]) if most else 0,
        "n_days": queries.FORGOTTEN.days,
        "before": before,
        "after": after,
        "days": [
            {"day": one, "stops": [(it, _geo(it.stop)) for it in one.stops]}
            for one in days
        ],
        "sees_all": queries.sees_all(request),
    }
    return render(request, "rounds/visits/today.html", context)


@require_GET
def visit_stop(request: MunicipalityRequest, stop_id: int) -> HttpResponse:
    """One visit: what a team needs before it stands on the yard."""
    stop = fetch_stop(queries.stops_seen_by(request), stop_id)
    visit = queries.visit_of(stop)
    day = stop.day or today()
    pauses = [
        (one, hygiene.at_pause(one.why))
        for one in queries.pauses_on(stop.of, day)
        if one.area_id == stop.area_id
    ]
    context = {
        "stop": stop,
        "visit": visit,
        "may_change": visit is not None
        and may_change(
            visit, request.user.pk, is_coordinator=queries.sees_all(request)
        ),
        "needs": needs_of(request.municipality.pk, [stop], day)[stop.key],
        "hygiene": hygiene.always(),
        "pauses": pauses,
        "geo": _geo(stop),
        "is_straight": queries.is_straight(stop.of),
    }
    return render(request, "rounds/visits/visit_stop.html", context)


def fetch_stop(seen: StopQuerySet, stop_id: int) -> Stop:
    """Give a visit among those that somebody sees; one to who wants none is not there."""
    rows = seen.select_related("yard", "of", "area__area", "team", "visit__note")
    rows = rows.defer("yard__facts", "yard__before", "area__area__outline")
    stop = get_object_or_404(rows, pk=stop_id)
    is_to_come = stop.state in (Stop.State.OPEN, Stop.State.PLANNED)
    if is_to_come and not addressable(stop.municipality_id, [stop.key], Way.VISIT):
        raise Http404
    return stop


def _geo(stop: Stop) -> str:
    return geo_link(stop.yard.x_m, stop.yard.y_m)
