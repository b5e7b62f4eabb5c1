"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import LogEntry, LogMonth, LogSeal
from samensterk.web.privacy.retention.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    RetentionRun,
    ShortenedTerm,
    TermWarning,
)

__all__ = [
    "ArchivePackage",
    "LogEntry",
    "LogMonth",
    "LogSeal",
    "RecordDecision",
    "Removal",
    "RetentionRun",
    "ShortenedTerm",
    "TermWarning",
]
