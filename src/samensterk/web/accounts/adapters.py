"""What allauth asks of us: nobody signs up by himself, mails are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from samensterk.web.accounts.freshness import TO_SEND_S, is_fresh


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in need not do so again for a second factor."""
        return not is_fresh(context.request, TO_SEND_S)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are kept under the key of the site."""


class ProviderAdapter(DefaultSocialAccountAdapter):
    """People of an organisation come in by its own sign-in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
