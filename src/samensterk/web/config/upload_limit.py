"""Refuse what is too large before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

AROUND_FILES = 1_000_000  # names, fields and borders between the parts


def upload_limit(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 to a request that is larger than the largest file may be."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.UPLOAD_BYTES + AROUND_FILES
        if not length.isdigit() or int(length) <= most:
            return get_response(request)
        context = {"most": settings.UPLOAD_BYTES // 1_000_000}
        return render(request, "413.html", context, status=413)

    return answer
