"""People of an organisation come in by its own sign-in.

Only a verified address counts. Somebody without an account comes in when a group of
the organisation has a role here; otherwise a page says why not, and nothing is kept.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from samensterk.web.accounts import provider_roles
from samensterk.web.accounts.models import User
from samensterk.web.accounts.organisation_sign_in import OrganisationProvider
from samensterk.web.accounts.people import AddressTaken
from samensterk.web.accounts.provider_claims import (
    proves_second_factor,
    verified_address,
)

# In the state of an attempt, where it outlives a step in between.
SECOND_FACTOR = "second_factor"


class ProviderAdapter(DefaultSocialAccountAdapter):
    """What allauth asks us about people of an organisation."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OrganisationProvider:
        app = self.get_app(request, provider=provider, client_id=client_id)
        return OrganisationProvider(request, app=app)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    @transaction.atomic
    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find or make the account, and bring its roles up to date."""
        claims = sociallogin.claims
        sociallogin.token = (
            None  # it would wait in the session, and opens nothing for us
        )
        wanted = provider_roles.wanted(claims)
        if not sociallogin.is_existing:
            email = verified_address(claims)
            user = _account_of(email, claims, wanted) if email else None
            if user is None:
                _turn_away(request, has_address=bool(email))
            User.objects.select_for_update().get(pk=user.pk)
            sociallogin.lookup()  # another browser may have come in just before
            if not sociallogin.is_existing:
                sociallogin.connect(request, user)
        provider_roles.bring_up_to_date(user=sociallogin.user, wanted=wanted)
        proof = settings.ENVIRONMENT.oidc_second_factor
        sociallogin.state[SECOND_FACTOR] = proves_second_factor(claims, proof)


def is_from_organisation(signal_kwargs: Any) -> bool:
    """Say whether somebody comes in by his organisation."""
    return "sociallogin" in (signal_kwargs or {})


def has_proved_second_factor(signal_kwargs: Any) -> bool:
    """Say whether his organisation has asked a second factor just now."""
    sociallogin = (signal_kwargs or {}).get("sociallogin")
    return bool(sociallogin is not None and sociallogin.state.get(SECOND_FACTOR))


def _account_of(email: str, claims: Any, wanted: provider_roles.Wanted) -> User | None:
    """Give the account with an address; make it for who has a role here."""
    user = User.objects.filter(email=email).first()
    if user is not None or not provider_roles.are_here(wanted):
        return user
    try:
        return User.objects.create_user(email, str(claims.get("name") or email)[:100])
    except AddressTaken:
        return User.objects.get(email=email)


def _turn_away(request: HttpRequest, *, has_address: bool) -> NoReturn:
    context = {"has_address": has_address}
    page = render(request, "socialaccount/signup_closed.html", context, status=403)
    raise ImmediateHttpResponse(page)
