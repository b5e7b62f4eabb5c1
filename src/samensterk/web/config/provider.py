"""OpenID Connect with the sign-in of a municipality, such as Entra ID."""

from typing import Any

from samensterk.web.config.environment import Environment

PROVIDER = "organisatie"


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
