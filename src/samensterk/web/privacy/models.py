"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import (
    AccessPolicy,
    LogCheck,
    LogEntry,
    LogMonth,
    LogSeal,
    UnusualUse,
)

__all__ = ["AccessPolicy", "LogCheck", "LogEntry", "LogMonth", "LogSeal", "UnusualUse"]
