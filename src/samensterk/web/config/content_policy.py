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
# A map draws in a worker of its own; no other page may start one.
WITH_MAP = frozenset({"areas:map"})
WORKERS = "; worker-src 'self'"
PDOK = "https://service.pdok.nl"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


def _policy(page: str) -> str:
    """Let the button to sign in with an organisation, a form, lead there as well."""
    elsewhere = origin_of(settings.ENVIRONMENT)
    policy = POLICY.replace(FORMS, f"{FORMS} {elsewhere}") if elsewhere else POLICY
    return _for_map(policy) if page in WITH_MAP else policy


def _for_map(policy: str) -> str:
    """Let a map work, and ask PDOK for its base map where that was chosen."""
    if settings.PDOK:
        for kind in ("img-src", "connect-src"):
            policy = policy.replace(f"{kind} 'self'", f"{kind} 'self' {PDOK}")
    return policy + WORKERS


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""


def content_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put the policy on every answer that has none of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy(_page(request)))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
