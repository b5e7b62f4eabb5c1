"""The models of the wings of this room."""

from samensterk.web.privacy.log.models import LogEntry, LogMonth, LogSeal
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition

__all__ = ["LogEntry", "LogMonth", "LogSeal", "PaperAnswer", "PaperEdition"]
