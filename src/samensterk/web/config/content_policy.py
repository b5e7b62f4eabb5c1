"""What a page may load: only what comes from here, nothing in line."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samensterk.web.config.provider import origin_of

FORMS = "form-action 'self'"
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        FORMS,
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


def _policy() -> str:
    """Let the button to sign in with an organisation, a form, lead there as well."""
    elsewhere = origin_of(settings.ENVIRONMENT)
    return POLICY.replace(FORMS, f"{FORMS} {elsewhere}") if elsewhere else POLICY


def content_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put the policy on every answer that has none of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
