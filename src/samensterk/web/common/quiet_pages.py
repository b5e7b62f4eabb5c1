"""Pages of which the address itself is a secret, because a code stands in it."""

from django.http import HttpResponse


def quiet(response: HttpResponse) -> HttpResponse:
    """Let no other site hear the address, and no search engine keep it."""
    response["Referrer-Policy"] = "same-origin"  # without any, a form is not trusted
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
