"""One id per request, in every log line and in the answer."""

import logging
import re
import sys
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse

REQUEST_ID = "X-Request-ID"
_CURRENT: ContextVar[str] = ContextVar("request_id", default="-")
_logger = logging.getLogger("samensterk.requests")


def current_request_id() -> str:
    return _CURRENT.get()


class RequestIds:
    """Take the id of a proxy or make one; write one line per request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(REQUEST_ID, "")
        own = given if re.fullmatch(r"[A-Za-z0-9-]{8,64}", given) else uuid.uuid4().hex
        token = _CURRENT.set(own)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            _write(request, response, (time.monotonic() - began) * 1000)
        finally:
            _CURRENT.reset(token)
        response[REQUEST_ID] = own
        return response


def tell_of_error(*, request: HttpRequest, **_rest: object) -> None:
    """Django's own line about an error holds the address, so we write ours.

    By its signal: what goes wrong in a middleware reaches no `process_exception`.
    """
    _logger.error("%s failed", _pattern(request), exc_info=sys.exc_info()[1])


got_request_exception.connect(tell_of_error, dispatch_uid="samensterk.requests")


def _pattern(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.route if match else "(no such page)"


def _write(request: HttpRequest, response: HttpResponse, took_ms: float) -> None:
    is_file = request.resolver_match is None and response.status_code < 400
    if is_file or _pattern(request) == "gezond":
        return
    _logger.info(
        "%s %s %s %.0f ms",
        request.method,
        _pattern(request),
        response.status_code,
        took_ms,
        extra={"status": response.status_code, "took_ms": round(took_ms)},
    )
