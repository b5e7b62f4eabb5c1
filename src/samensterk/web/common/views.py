"""Pages for machines and for when things go wrong."""

from datetime import timedelta

from django.conf import settings
from django.db import Error as DatabaseAway
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Tell a load balancer whether this process can serve: it reaches the database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseAway:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})


@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116); nothing when no contact is set."""
    contact = settings.ENVIRONMENT.security_contact
    if not contact:
        return HttpResponse(status=404)
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse(
        "\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long; nothing was changed."""
    return render(request, "403_csrf.html", status=403)
