"""Areas that wait: for animal disease, a crisis, mourning."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.talks.queries import known_names
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.setup import pause_services, queries
from samensterk.web.rounds.setup.faults import NotDraft, WaitsAlready
from samensterk.web.rounds.setup.models import Pause, Round
from samensterk.web.rounds.setup.pause_forms import PauseForm
from samensterk.web.rounds.setup.views import fetch_round

END = "end"  # name of a button


@require_http_methods(["GET", "POST"])
def pause_new(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Let one or more areas wait, for one reason."""
    found = fetch_round(request, round_id)
    here = request.municipality
    rows = list(queries.rows_of(found))
    if not rows or found.state == Round.State.CLOSED:
        messages.info(
            request,
            _(
                "Only areas of a round that is not closed can wait. There are none here."
            ),
        )
        return redirect("rounds:round", here.slug, round_id)
    form = PauseForm(
        request.POST or None,
        of=found,
        rows=rows,
        known=known_names(here.pk, found.scan),
        streets=streets_of(found.scan),
    )

    def save() -> None:
        with transaction.atomic():
            for area in form.areas:
                pause_services.let_wait(
                    area=area, values=form.values, by_id=request.user.pk
                )

    if request.method == "POST" and form.is_valid() and _saved(form, save):
        messages.success(request, _("Nobody is visited there in that time."))
        return redirect("rounds:round", here.slug, round_id)
    context = {"form": form, "round": found}
    return render(request, "rounds/setup/pause_form.html", context)


@require_http_methods(["GET", "POST"])
def pause(request: MunicipalityRequest, pause_id: int) -> HttpResponse:
    """Change a pause, or end it."""
    here = request.municipality
    rows = queries.pauses_here(here.pk)
    found = get_object_or_404(rows.select_related("area__of__scan"), pk=pause_id)
    of, both = found.area.of, None
    back = redirect("rounds:round", here.slug, of.pk)
    if END in request.POST:
        return back if _ended(request, found) else redirect(request.path)
    form = PauseForm(
        request.POST or None,
        instance=found,
        of=of,
        known=known_names(here.pk, of.scan),
        streets=streets_of(of.scan),
    )

    def save() -> None:
        kept = Pause.objects.select_related("area__of").get(pk=pause_id)
        pause_services.change_pause(
            pause=kept, version=form.version_seen, values=form.values
        )

    if request.method == "POST" and form.is_valid():
        try:
            if _saved(form, save):
                messages.success(request, _("The pause is saved."))
                return back
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
    context = {"form": form, "round": of, "pause": found, "both": both}
    return render(request, "rounds/setup/pause_form.html", context)


def _ended(request: MunicipalityRequest, found: Pause) -> bool:
    """End a pause, unless somebody changed it since it was looked at."""
    version = number_in(request.POST.get("version", "")) or 0
    try:
        pause_services.end_pause(pause=found, version=version)
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "A colleague changed this pause since you looked. It was not ended: see first what it says now."
            ),
        )
        return False
    messages.success(request, _("The area waits no longer."))
    return True


def _saved(form: PauseForm, save: Callable[[], None]) -> bool:
    """Call a verb; what it refuses comes back above the form, and nothing is saved."""
    try:
        save()
    except WaitsAlready:
        form.add_error(
            None, _("An area waits already in that time. Change that pause instead.")
        )
    except NotDraft:
        form.add_error(None, _("This round is closed. Nothing was changed."))
    return form.is_valid()
