"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import LogEntry, LogMonth, LogSeal
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish

__all__ = [
    "LogEntry",
    "LogMonth",
    "LogSeal",
    "RequestStep",
    "SubjectRequest",
    "Wish",
]
