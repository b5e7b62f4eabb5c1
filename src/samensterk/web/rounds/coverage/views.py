"""How far rounds are: the table and the map, the rhythm of an area, the next round."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.programme.plan.queries import current_programme, programmes_of
from samensterk.web.rounds.coverage import queries
from samensterk.web.rounds.coverage.drawing import draw_coverage
from samensterk.web.rounds.coverage.forms import NextRoundForm, RhythmForm
from samensterk.web.rounds.coverage.models import AreaRhythm
from samensterk.web.rounds.coverage.queries import AreaCoverage, Coverage
from samensterk.web.rounds.coverage.rhythm import USUAL_MONTHS, rhythms_of, set_rhythm
from samensterk.web.rounds.coverage.services import plan_next_round
from samensterk.web.rounds.setup.faults import ForeignArea
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import rounds_here

SVG = "image/svg+xml"
AHEAD, LASTS = timedelta(days=56), timedelta(days=27)  # time to announce; four weeks
SAME_AS_LAST = (
    *("purpose", "whom", "minutes_first", "minutes_again", "minutes_not_home"),
    *("morning_from", "morning_until", "afternoon_from", "afternoon_until"),
)


@require_GET
def coverage(request: MunicipalityRequest) -> HttpResponse:
    found = queries.coverage_of(request.municipality.pk)
    context: dict[str, Any] = {"coverage": found, "usual": USUAL_MONTHS}
    if found is not None:
        context |= {"counted": found.counted(), "n_proposed": len(found.proposed)}
    return render(request, "rounds/coverage/coverage.html", context)


@require_GET
def coverage_map(request: MunicipalityRequest) -> HttpResponse:
    """Give the drawing of the areas with their patterns, as an image.

    Where nothing can be drawn yet, the page says why.
    """
    found = queries.coverage_of(request.municipality.pk)
    drawn = draw_coverage(found) if found is not None else None
    if drawn is None:
        return redirect("rounds:coverage", request.municipality.slug)
    return HttpResponse(drawn, content_type=SVG)


@require_http_methods(["GET", "POST"])
def area_rhythm(request: MunicipalityRequest, area_pk: int) -> HttpResponse:
    """Say after how many months an area is due again."""
    here = request.municipality
    area = queries.coverage_of_area(here.pk, area_pk)
    if area is None:
        raise Http404
    kept = rhythms_of(here.pk).get(area.ground)
    form = RhythmForm(
        request.POST or None, instance=kept or AreaRhythm(months=USUAL_MONTHS)
    )
    both = None
    if request.method == "POST" and form.is_valid():
        both = _set(request, area, form)
        if both is None:
            messages.success(request, _("Saved. The day that it is due follows this."))
            return redirect("rounds:coverage", here.slug)
    context = {"form": form, "area": area, "both": both}
    return render(request, "rounds/coverage/area_rhythm.html", context)


def _set(
    request: MunicipalityRequest, area: AreaCoverage, form: RhythmForm
) -> BothVersions | None:
    version = form.version_seen if "version" in form.fields else 0
    try:
        set_rhythm(
            municipality_id=request.municipality.pk,
            ground=area.ground,
            version=version,
            months=form.cleaned_data["months"],
        )
    except ChangedMeanwhile as error:
        return show_both(form, error.current)
    return None


@require_http_methods(["GET", "POST"])
def next_round(request: MunicipalityRequest) -> HttpResponse:
    """Propose a round over the areas that are due, and make a draft of it."""
    here = request.municipality
    found = queries.coverage_of(here.pk)
    current = current_programme(here.pk)
    if found is None or current is None or not found.proposed:
        messages.info(
            request,
            _(
                "Nothing can be proposed now: it needs a programme, a scan, and at least one area that is due."
            ),
        )
        return redirect("rounds:coverage", here.slug)
    form = NextRoundForm(
        request.POST or None,
        programmes=programmes_of(here.pk),
        initial={"programme": current.pk, **_as_last(here.pk)},
        proposed=found.proposed,
        known=known_names(here.pk, found.scan),
        streets=streets_of(found.scan),
    )
    if request.method == "POST" and form.is_valid():
        made = _plan(request, found, form)
        if made is not None:
            messages.success(
                request, _("The round is planned as a draft. Nobody was told yet.")
            )
            return redirect("rounds:round", here.slug, made.pk)
    context = {"form": form, "proposed": found.proposed}
    return render(request, "rounds/coverage/next_round.html", context)


def _plan(
    request: MunicipalityRequest, found: Coverage, form: NextRoundForm
) -> Round | None:
    try:
        return plan_next_round(
            programme=form.programme,
            scan_id=found.scan.pk,
            values=form.values,
            area_ids=form.area_ids,
            by_id=request.user.pk,
        )
    except ForeignArea:
        form.add_error("areas", _("The list has changed. Choose again."))
    return None


def _as_last(municipality_id: int) -> dict[str, Any]:
    """Begin with the words and hours of the last round; days are proposed."""
    first = today() + AHEAD
    first += timedelta(days=-first.weekday() % 7)  # a Monday
    days = {"starts_on": first, "ends_on": first + LASTS}
    last = rounds_here(municipality_id).first()
    words = {} if last is None else {name: getattr(last, name) for name in SAME_AS_LAST}
    title = _("Round from %(month)s") % {"month": date_format(first, "F Y")}
    return {"title": title, **days, **words}
