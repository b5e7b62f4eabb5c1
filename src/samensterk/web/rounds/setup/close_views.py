"""The end of a round, and going on with one that was closed too early."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.setup import services
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.round_parts import parts_of
from samensterk.web.rounds.setup.views import fetch_round

AGAIN = "again"  # the name of a button


@require_http_methods(["GET", "POST"])
def round_close(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Show what still waits, and close the round when that is meant."""
    found = fetch_round(request, round_id)
    if found.state == Round.State.DRAFT:
        return _needs_no_end(request, found)
    if request.method == "POST":
        return _change(request, found)
    waits = [one for part in parts_of(request, found) for one in part.waits]
    context = {
        "round": found,
        "waits": waits,
        "is_closed": found.state == Round.State.CLOSED,
        "is_early": found.ends_on >= today(),
    }
    return render(request, "rounds/setup/round_close.html", context)


def _needs_no_end(request: MunicipalityRequest, found: Round) -> HttpResponse:
    messages.warning(
        request,
        _(
            "Nobody was told of this round, so it needs no end. Was it a mistake? Then remove it."
        ),
    )
    return redirect("rounds:round", request.municipality.slug, found.pk)


def _change(request: MunicipalityRequest, found: Round) -> HttpResponse:
    here = request.municipality
    is_again = AGAIN in request.POST
    verb = services.open_round_again if is_again else services.close_round
    version = number_in(request.POST.get("version", "")) or 0
    try:
        verb(of=found, version=version)
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "Somebody else changed this round just now. Read it again; nothing was done."
            ),
        )
        return redirect("rounds:round_close", here.slug, found.pk)
    said = _("The round goes on.") if is_again else _("The round is closed.")
    messages.success(request, said)
    return redirect("rounds:round", here.slug, found.pk)
