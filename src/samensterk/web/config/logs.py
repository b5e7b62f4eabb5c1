"""Logs for people or for a collector; never with personal data.

A log line has the pattern of an address, not the address: that may hold a name or a
secret. An exception is told by its kind and place, not by its message: the database
puts the value of a row in it.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from samensterk.web.config.request_ids import current_request_id

Failure = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


def place_of(failure: Failure) -> str:
    """Tell what kind of error came where, without what it says."""
    kind, _error, trace = failure
    if kind is None:
        return ""
    frames = traceback.extract_tb(trace)
    lines = [f"{one.filename}:{one.lineno} {one.name}" for one in frames]
    return "\n".join([*lines, f"{kind.__module__}.{kind.__qualname__}"])


class RequestIdFilter(logging.Filter):
    """Put the id of the request on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id()
        return True


class ClosedMouth(logging.Formatter):
    """Lines for people, without the messages of exceptions."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        return place_of(ei)


class ClosedMouthJson(JsonFormatter):
    """Lines for a collector, without the messages of exceptions."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        return place_of(ei)


def logging_settings(log_format: str, *, with_messages: bool) -> dict[str, Any]:
    """Give the settings of `logging`; everything goes to stderr."""
    line = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
    kind = logging.Formatter if with_messages else ClosedMouth
    formatters: dict[str, dict[str, Any]] = {
        "text": {"()": kind, "format": line},
        "json": {"()": ClosedMouthJson, "format": line},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": RequestIdFilter}},
        "formatters": formatters,
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": log_format,
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Their lines hold addresses; RequestIds writes one with the pattern.
            "django.request": {"level": "CRITICAL"},
            "django.security.csrf": {"level": "CRITICAL"},
            "django.server": {"level": "CRITICAL"},
            "gunicorn.access": {"level": "CRITICAL"},
            "fido2": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},
        },
    }
