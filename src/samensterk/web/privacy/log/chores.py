"""What the worker does for the log now and then."""

from dataclasses import asdict

from django.core.cache import cache

from samensterk.web.common.moments import now
from samensterk.web.privacy.log import services, watching
from samensterk.web.privacy.log.models import LogCheck
from samensterk.web.privacy.log.verification import verify

BETWEEN_SEALS_S = 300
BETWEEN_LOOKS_S = 900


def seal_now_and_then() -> None:
    """Seal what was written, and close months that are over; one worker at a time."""
    if cache.add("privacy-log-sealed", 1, timeout=BETWEEN_SEALS_S):
        services.seal()
        services.close_months()


def watch_now_and_then() -> None:
    """Look for unusual use, so that an officer knows it the same day."""
    if cache.add("privacy-log-watched", 1, timeout=BETWEEN_LOOKS_S):
        watching.watch()


def check_log() -> LogCheck:
    """Compute the chain again and keep what was found; done each night."""
    report = verify()
    return LogCheck.objects.create(
        at=now(),
        n_months=report.n_months,
        n_lines=report.n_lines,
        findings=[asdict(one) for one in report.findings],
        heads=[asdict(one) for one in report.heads],
    )
