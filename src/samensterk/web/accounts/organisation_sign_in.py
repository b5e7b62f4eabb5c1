"""Signing in with one's own organisation: to its page and back, every answer checked.

The library does not ask for a nonce, and believes a token from the back channel
without looking at its signature. We look: a wrong address in the settings, or a proxy
in between, must not be able to say who somebody is.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from samensterk.web.accounts.id_tokens import (
    Expected,
    NotTheirToken,
    read_id_token,
)

NONCE = "nonce"


class OrganisationAdapter(OpenIDConnectOAuth2Adapter):
    """Talks with the provider."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Give what the provider says of itself; it must be who we asked."""
        found: dict[str, Any] = super().openid_config
        asked = self.get_provider().app.settings["server_url"]
        if str(found.get("issuer", "")).rstrip("/") != asked.rstrip("/"):
            raise OAuth2Error("the provider has another name than its address")
        return found

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any
    ) -> Any:
        """Read who it is; the claims are used now and not kept."""
        claims = self._read(app, str(kwargs["response"].get("id_token") or ""))
        provider = self.get_provider()
        login = provider.sociallogin_from_response(request, {"id_token": claims})
        login.claims = claims
        login.account.extra_data = {}
        return login

    def _read(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        expected = Expected(config["issuer"], app.client_id, self.nonce)
        try:
            return read_id_token(id_token, _fetch(config["jwks_uri"]), expected)
        except NotTheirToken as error:
            raise OAuth2Error("the token of the provider is not right") from error


class OrganisationProvider(OpenIDConnectProvider):
    """Asks the provider to repeat a number that only this attempt knows."""

    oauth2_adapter_class = OrganisationAdapter

    def redirect(
        self, request: HttpRequest, process: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # Whatever the address asks for: we only let in, and join accounts ourselves.
        process = AuthProcess.LOGIN
        nonce = secrets.token_urlsafe(16)
        asked = {NONCE: nonce}
        if request.user.is_authenticated:  # before something sensitive
            asked["prompt"] = "login"
        kwargs |= {"auth_params": asked, "scope": self.get_scope(), NONCE: nonce}
        answer: HttpResponse = super().redirect(request, process, *args, **kwargs)
        return answer


class BackFromOrganisation(OAuth2CallbackView):
    """Takes the number of this attempt out of the session."""

    adapter: OrganisationAdapter

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get(NONCE, "")
        return state, answer


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to his organisation, after he has pressed the button."""
    return _serve(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let somebody in who comes back."""
    return _serve(BackFromOrganisation, request, provider_id)


def _serve(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = OrganisationAdapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        answer: HttpResponse = view.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException) as error:  # it does not answer, or oddly
        answer = render_authentication_error(request, provider, exception=error)
    return answer


def _fetch(url: str) -> Mapping[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(url)
        answer.raise_for_status()
        keys: Mapping[str, Any] = answer.json()
    return keys
