"""Pages about the people of a municipality."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.accounts import invitations, mails, queries, services
from samensterk.web.accounts.forms import HandOverForm, InviteForm, LastDayForm
from samensterk.web.accounts.listings import member_listing
from samensterk.web.accounts.models import Invitation, Membership
from samensterk.web.accounts.requests import HereRequest
from samensterk.web.common.list_forms import ListForm
from samensterk.web.common.may import may


@require_GET
def member_list(request: HereRequest) -> HttpResponse:
    here = request.municipality
    form = ListForm(request.GET)
    form.is_valid()
    rows = queries.members(here.pk, text=form.text)
    listing = member_listing(here.slug, with_links=may(request, "accounts:member"))
    context = {
        "form": form,
        "table": listing.page(rows, request.GET),
        "invitations": queries.open_invitations(here),
    }
    return render(request, "accounts/members.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: HereRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, municipality=request.municipality)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        invitation, token = invitations.invite(
            email=email, offer=form.offer, invited_by=request.user
        )
        mails.send_invitation(invitation, token)
        messages.success(request, _("An invitation is on its way to %s.") % email)
        return redirect("accounts:members", request.municipality.slug)
    return render(request, "accounts/invite.html", {"form": form})


@require_POST
def withdraw_invitation(request: HereRequest, invitation_id: int) -> HttpResponse:
    mine = Invitation.objects.filter(municipality=request.municipality)
    invitations.withdraw(get_object_or_404(mine, pk=invitation_id))
    messages.success(request, _("The link in the invitation works no more."))
    return redirect("accounts:members", request.municipality.slug)


@require_http_methods(["GET", "POST"])
def member(request: HereRequest, member_id: int) -> HttpResponse:
    """Show what somebody does here, and write down the last day."""
    found = _fetch(request, member_id)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_membership(
                membership=found, last_day=form.cleaned_data["last_day"]
            )
        except services.StillHolds:
            form.add_error(
                None, _("This person still has work in hand. Hand it over first.")
            )
        except services.LastAdministrator:
            form.add_error(
                None,
                _(
                    "This is the last administrator. Invite another one first; otherwise nobody can let people in."
                ),
            )
        else:
            messages.success(request, _("The last day has been written down."))
            return redirect("accounts:members", request.municipality.slug)
    context = {"member": found, "form": form, "held": queries.held_by(found)}
    return render(request, "accounts/member.html", context)


@require_http_methods(["GET", "POST"])
def hand_over(request: HereRequest, member_id: int) -> HttpResponse:
    found = _fetch(request, member_id)
    form = HandOverForm(request.POST or None, leaver=found)
    if request.method == "POST" and form.is_valid():
        successor = form.cleaned_data["successor"]
        try:
            n_moved = services.hand_over(leaver=found, successor=successor)
        except services.NotTheirs:
            form.add_error("successor", _("This person no longer works here."))
        else:
            _tell_moved(request, found, n_moved, str(successor.user))
            return redirect("accounts:member", request.municipality.slug, found.pk)
    context = {"member": found, "form": form, "held": queries.held_by(found)}
    return render(request, "accounts/hand_over.html", context)


def _tell_moved(
    request: HereRequest, leaver: Membership, n_moved: int, name: str
) -> None:
    if n_moved:
        words = ngettext(
            "%(n)s thing now belongs to %(name)s.",
            "%(n)s things now belong to %(name)s.",
            n_moved,
        )
        messages.success(request, words % {"n": n_moved, "name": name})
    if queries.held_by(leaver):
        words = _(
            "Not all of it is for the role of %(name)s. Choose somebody else for the rest."
        )
        messages.warning(request, words % {"name": name})


def _fetch(request: HereRequest, member_id: int) -> Membership:
    rows = Membership.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows.select_related("user", "organisation"), pk=member_id)
