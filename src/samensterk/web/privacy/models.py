"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import (
    AccessPolicy,
    LogCheck,
    LogEntry,
    LogMonth,
    LogSeal,
    UnusualUse,
)
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition
from samensterk.web.privacy.retention.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    RetentionRun,
    ShortenedTerm,
    TermWarning,
)
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish

__all__ = [
    "AccessPolicy",
    "ArchivePackage",
    "LogCheck",
    "LogEntry",
    "LogMonth",
    "LogSeal",
    "PaperAnswer",
    "PaperEdition",
    "RecordDecision",
    "Removal",
    "RequestStep",
    "RetentionRun",
    "ShortenedTerm",
    "SubjectRequest",
    "TermWarning",
    "UnusualUse",
    "Wish",
]
