"""What the worker does for the log now and then."""

from django.core.cache import cache

from samensterk.web.privacy.log import services

BETWEEN_SEALS_S = 300


def seal_now_and_then() -> None:
    """Seal what was written, and close months that are over; one worker at a time."""
    if cache.add("privacy-log-sealed", 1, timeout=BETWEEN_SEALS_S):
        services.seal()
        services.close_months()
