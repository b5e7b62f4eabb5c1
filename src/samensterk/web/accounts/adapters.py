"""What allauth asks of us: nobody signs up by himself, mails are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samensterk.web.accounts import mails, provider_roles, queries
from samensterk.web.accounts.freshness import TO_SEND_S, is_fresh
from samensterk.web.accounts.models import User
from samensterk.web.accounts.practice import is_refused
from samensterk.web.accounts.provider_adapter import (
    has_proved_second_factor,
    is_from_organisation,
)
from samensterk.web.accounts.provider_claims import PROVIDER
from samensterk.web.accounts.secrets_at_rest import seal, unseal
from samensterk.web.accounts.stages import SecondFactorStage


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in need not do so again for a second factor."""
        return not is_fresh(context.request, TO_SEND_S)

    def get_reauthentication_methods(
        self, user: User | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Who has nothing of his own here, proves it with his organisation."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        if not settings.ENVIRONMENT.oidc_name:
            where = reverse("account_reset_password")
            return [{"id": "mail", "description": _("A new password"), "url": where}]
        where = reverse("openid_connect_login", args=[PROVIDER])
        name = settings.ENVIRONMENT.oidc_name
        return [{"id": PROVIDER, "description": name, "url": where}]

    def get_login_stages(self) -> list[str]:
        """Give the steps before somebody is in; the second factor is asked our way."""
        stages: list[str] = super().get_login_stages()
        ours = f"{SecondFactorStage.__module__}.{SecondFactorStage.__qualname__}"
        return [ours if one.endswith(".AuthenticateStage") else one for one in stages]

    def pre_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        """Let nobody in who should come in by another way, or not at all."""
        if is_refused(user.email):
            return redirect("account_inactive")
        is_local = not is_from_organisation(kwargs.get("signal_kwargs"))
        if is_local and provider_roles.rule(user):
            # Otherwise who has left the organisation would keep its roles.
            messages.error(
                request, _("Your roles come from your organisation: sign in with it.")
            )
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def post_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse:
        """Note in this session, and no other, whether a second factor was asked elsewhere."""
        proved = has_proved_second_factor(kwargs.get("signal_kwargs"))
        request.session[queries.PROVED_ELSEWHERE] = proved
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: Any = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed in his account, at his own address."""
        with translation.override(user.language):
            mails.send_change(user.email, template_prefix.rsplit("/", 1)[-1])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, with their secrets sealed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)
