"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import LogEntry, LogMonth, LogSeal

__all__ = ["LogEntry", "LogMonth", "LogSeal"]
