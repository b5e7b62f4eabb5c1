"""What allauth asks of us: nobody signs up by himself, mails are ours."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samensterk.web.accounts import mails, provider_roles, queries
from samensterk.web.accounts.freshness import TO_SEND_S, is_fresh
from samensterk.web.accounts.models import User
from samensterk.web.accounts.practice import is_practice
from samensterk.web.accounts.secrets_at_rest import seal, unseal


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in need not do so again for a second factor."""
        return not is_fresh(context.request, TO_SEND_S)

    def pre_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        """Let nobody in on a real site with a login everybody knows."""
        if is_practice(user.email) and not settings.DEMO:
            return redirect("account_inactive")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Send the two mails we know: a link for a new password, and what changed."""
        if template_prefix == "account/email/password_reset_key":
            mails.send_password_link(email, context["password_reset_url"])
        else:
            mails.send_change(email, template_prefix.rsplit("/", 1)[-1])

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: Any = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed in his account, at his own address."""
        self.send_mail(template_prefix, email or user.email, context or {})


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, with their secrets sealed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """People of an organisation come in by its own sign-in.

    Only a verified address counts. Somebody without an account comes in when a group
    of the organisation has a role here.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        claims = _claims(sociallogin)
        return bool(_verified(claims) and provider_roles.wanted(claims))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the account with the same verified address, and bring roles up to date."""
        claims = _claims(sociallogin)
        email = _verified(claims)
        if not sociallogin.is_existing and email:
            known = User.objects.filter(email=email).first()
            if known is not None:
                sociallogin.connect(request, known)
        if sociallogin.is_existing:
            self._take_over(request, sociallogin.user, claims)

    def save_user(
        self, request: HttpRequest, sociallogin: Any, form: Any = None
    ) -> Any:
        claims = _claims(sociallogin)
        sociallogin.user.email = _verified(claims)
        sociallogin.user.name = str(claims.get("name") or "")[:100]
        user = super().save_user(request, sociallogin, form)
        self._take_over(request, user, claims)
        return user

    def _take_over(
        self, request: HttpRequest, user: User, claims: Mapping[str, Any]
    ) -> None:
        provider_roles.bring_up_to_date(user=user, wanted=provider_roles.wanted(claims))
        proof = settings.ENVIRONMENT.oidc_second_factor
        methods = claims.get("amr") or []
        request.session[queries.PROVED_ELSEWHERE] = bool(proof) and proof in methods

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing about accounts that were joined; it would only puzzle people."""

    def on_authentication_error(
        self, request: HttpRequest, *args: Any, **kw: Any
    ) -> None:
        messages.error(request, _("Your organisation did not let you in."))


def _claims(sociallogin: Any) -> Mapping[str, Any]:
    told: Mapping[str, Any] = sociallogin.account.extra_data
    inner = told.get("id_token")
    return inner if isinstance(inner, Mapping) else told


def _verified(claims: Mapping[str, Any]) -> str:
    """Give the address that the organisation vouches for; empty when it does not."""
    email = str(claims.get("email") or "").strip().lower()
    return email if claims.get("email_verified") is True else ""
