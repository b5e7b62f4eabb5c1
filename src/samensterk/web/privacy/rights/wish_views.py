"""Pages about the switch of one address."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.moments import today
from samensterk.web.common.processing import Action, Subject, done_as, notice
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.subjects import YARD
from samensterk.web.privacy.rights import queries, services
from samensterk.web.privacy.rights.deadlines import WISH_ENDS_SOON
from samensterk.web.privacy.rights.forms import WELCOME, EndForm, WishForm
from samensterk.web.privacy.rights.listings import wish_table
from samensterk.web.privacy.rights.models import Wish


@require_http_methods(["GET", "POST"])
def wish(request: MunicipalityRequest, yard_key: str) -> HttpResponse:
    """Show the three positions of an address, and turn the switch."""
    here = request.municipality
    address = _address(request, yard_key)
    held = queries.wish_of(here.pk, yard_key)
    given = {"position": held.position if held else WELCOME}
    form = WishForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        services.set_wish(municipality_id=here.pk, key=yard_key, position=form.chosen)
        messages.success(request, _("The wish of this address has been written down."))
        return redirect("privacy:wish", here.slug, yard_key)
    done_as(Action.READ)  # also when the form came back
    context = {
        "address": address,
        "yard_key": yard_key,
        "held": held,
        "form": form,
        "may_run_out": _may_run_out(held),
    }
    return render(request, "privacy/rights/wish.html", context)


def _may_run_out(held: Wish | None) -> bool:
    return held is not None and held.valid_until <= today() + WISH_ENDS_SOON


@require_POST
def wish_confirm(request: MunicipalityRequest, yard_key: str) -> HttpResponse:
    here = request.municipality
    _address(request, yard_key)
    if services.confirm_wish(municipality_id=here.pk, key=yard_key):
        messages.success(request, _("The wish holds for five more years."))
    else:
        messages.info(request, _("This address has no wish that could be confirmed."))
    return redirect("privacy:wish", here.slug, yard_key)


@require_POST
def wish_end(request: MunicipalityRequest, yard_key: str) -> HttpResponse:
    """End a wish at a move, or when nobody confirmed it in time."""
    here = request.municipality
    _address(request, yard_key)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose why the wish ends."))
        return redirect("privacy:wish", here.slug, yard_key)
    has_moved = form.cleaned_data["because"] == Wish.Ended.MOVED
    end = services.end_wish_at_move if has_moved else services.let_wish_run_out
    try:
        end(municipality_id=here.pk, key=yard_key)
    except services.StillHolds:
        messages.error(
            request, _("This wish holds for a longer time. Nothing changed.")
        )
    else:
        messages.success(
            request, _("The wish has ended. The address is welcome again.")
        )
    # An address whose yard has gone is not known any more without its wish.
    if queries.address_of(here.pk, yard_key) is None:
        return redirect("privacy:wishes_ending", here.slug)
    return redirect("privacy:wish", here.slug, yard_key)


@require_GET
def wishes_ending(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    rows = queries.ending_wishes(here.pk)
    table = wish_table(here.pk, here.slug, rows, request.GET)
    return render(request, "privacy/rights/wishes_ending.html", {"table": table})


def _address(request: MunicipalityRequest, yard_key: str) -> str:
    """Name the address and log its use; one that nobody here knows is a 404."""
    here = request.municipality.pk
    address = queries.address_of(here, yard_key)
    if address is None:
        raise Http404
    notice(Subject(here, YARD, yard_key))
    return address
