"""Pages for the administrator of the installation, who sees no content."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts import invitations, mails, services
from samensterk.web.accounts.forms import (
    InviteAdministratorForm,
    MunicipalityForm,
    OrganisationForm,
)
from samensterk.web.accounts.models import Municipality, Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.requests import GuardedRequest
from samensterk.web.common.roles import Role


@require_GET
def platform(request: GuardedRequest) -> HttpResponse:
    others = Organisation.objects.exclude(kind=Organisation.Kind.MUNICIPALITY)
    context = {"municipalities": Municipality.objects.all(), "organisations": others}
    return render(request, "accounts/platform.html", context)


@require_http_methods(["GET", "POST"])
def new_municipality(request: GuardedRequest) -> HttpResponse:
    form = MunicipalityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_municipality(
                code=form.cleaned_data["code"], name=form.cleaned_data["name"]
            )
        except ValidationError:
            form.add_error(
                "name", _("There is an organisation with this name already.")
            )
        else:
            messages.success(
                request, _("%s can begin: invite its administrator.") % made
            )
            return redirect("accounts:invite_administrator")
    return render(request, "accounts/new_municipality.html", {"form": form})


@require_http_methods(["GET", "POST"])
def new_organisation(request: GuardedRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("%s has been added.") % form.save())
        return redirect("accounts:platform")
    return render(request, "accounts/new_organisation.html", {"form": form})


@require_http_methods(["GET", "POST"])
def invite_administrator(request: GuardedRequest) -> HttpResponse:
    form = InviteAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        here = form.cleaned_data["municipality"]
        offer = invitations.Offer(
            here.organisation, here, Role.MUNICIPALITY_ADMIN, today()
        )
        email = form.cleaned_data["email"]
        invitation, token = invitations.invite(
            email=email, offer=offer, invited_by=request.user
        )
        mails.send_invitation(invitation, token)
        messages.success(request, _("An invitation is on its way to %s.") % email)
        return redirect("accounts:platform")
    return render(request, "accounts/invite_administrator.html", {"form": form})
