"""OpenID Connect with the sign-in of a municipality, such as Entra ID."""

from typing import Any
from urllib.parse import urlsplit

from samensterk.web.accounts.provider_claims import PROVIDER
from samensterk.web.config.environment import Environment


def provider_settings(environment: Environment) -> dict[str, Any]:
    """Give allauth's settings for one provider, or none."""
    if not environment.oidc_name:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": environment.oidc_name,
        "client_id": environment.oidc_client,
        "secret": environment.oidc_secret,
        "settings": {
            "server_url": environment.oidc_url,
            "oauth_pkce_enabled": True,
            "fetch_userinfo": False,
        },
    }
    return {"openid_connect": {"APPS": [app]}}


def origin_of(environment: Environment) -> str:
    """Give where forms may lead to besides this site, for the content policy."""
    if not environment.oidc_name:
        return ""
    parts = urlsplit(environment.oidc_url)
    return f"{parts.scheme}://{parts.netloc}"
