"""Coming in: the front page, an invitation, one's own account."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts import invitations, queries
from samensterk.web.accounts.forms import AcceptForm, MeForm
from samensterk.web.accounts.models import User
from samensterk.web.common.home_cards import cards_for, lists_for
from samensterk.web.common.may import may
from samensterk.web.common.requests import GuardedRequest, MunicipalityRequest

INVITATION = "invitation"  # its place in the session


@require_GET
def home(request: GuardedRequest) -> HttpResponse:
    """Send people to where they work; a stranger sees what this is."""
    if not request.visitor.is_signed_in:
        return render(request, "accounts/front.html")
    found = queries.municipalities_of(request.visitor)
    runs_platform = may(request, "accounts:platform")
    if runs_platform and not found:
        return redirect("accounts:platform")
    if len(found) == 1 and not runs_platform:
        return redirect("accounts:municipality", found[0].slug)
    context = {"municipalities": found, "runs_platform": runs_platform}
    return render(request, "accounts/choose.html", context)


@require_GET
def municipality(request: MunicipalityRequest) -> HttpResponse:
    """What is next and what is late here, for this role."""
    context = {
        "lists": lists_for(request, lambda door: may(request, door)),
        "cards": cards_for(request, lambda door: may(request, door)),
    }
    return render(request, "accounts/municipality.html", context)


@require_http_methods(["GET", "POST"])
def me(request: GuardedRequest) -> HttpResponse:
    form = MeForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your account has been changed."))
        response = redirect("accounts:me")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.cleaned_data["language"],
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response
    memberships = request.user.memberships.select_related(
        "municipality", "organisation"
    )
    return render(request, "accounts/me.html", {"form": form, "members": memberships})


@require_GET
def second_factor(request: GuardedRequest) -> HttpResponse:
    """Explain why somebody must set up a second factor first."""
    return render(request, "accounts/second_factor.html")


@never_cache
@require_GET
def open_invitation(request: GuardedRequest, token: str) -> HttpResponse:
    """Keep the secret of the link out of sight.

    It goes into the session at once: an address stays in history, in logs of proxies
    and on shared screens.
    """
    request.session[INVITATION] = token
    return redirect("accounts:accept_invitation")


@never_cache
@require_http_methods(["GET", "POST"])
def accept_invitation(request: GuardedRequest) -> HttpResponse:
    """Accept an invitation; a link that does not work says the same to everybody."""
    found = invitations.open_invitation(_token(request))
    if found is None:
        return _closed(request)
    account = User.objects.filter(email=found.email).first()
    context = {"invitation": found, "account": account}
    if request.user.is_authenticated and request.user != account:
        return render(request, "accounts/invitation_elsewhere.html", context)
    if account is not None:
        return _accept_as(request, account, context)
    form = AcceptForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        return _join(request, form)
    return render(request, "accounts/invitation.html", {**context, "form": form})


def _join(request: GuardedRequest, form: AcceptForm) -> HttpResponse:
    try:
        invitations.join(token=_token(request), **form.cleaned_data)
    except invitations.InvitationClosed:
        return _closed(request)
    except invitations.HasAccount:
        return redirect("accounts:accept_invitation")
    request.session.pop(INVITATION)
    messages.success(request, _("Welcome. You can sign in now."))
    return redirect("account_login")


def _accept_as(
    request: GuardedRequest, account: User, context: Mapping[str, object]
) -> HttpResponse:
    """Add the role to an account: first sign in with it, then press the button."""
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "accounts/invitation.html", {**context})
    try:
        invitations.add_role(token=_token(request), user=account)
    except invitations.InvitationClosed:
        return _closed(request)
    request.session.pop(INVITATION)
    messages.success(request, _("The role has been added to your account."))
    return redirect("accounts:home")


def _token(request: GuardedRequest) -> str:
    return str(request.session.get(INVITATION, ""))


def _closed(request: GuardedRequest) -> HttpResponse:
    request.session.pop(INVITATION, None)
    return render(request, "accounts/invitation_closed.html", status=410)
