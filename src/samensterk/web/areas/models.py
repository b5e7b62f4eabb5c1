"""The models of the wings of this room."""

from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.areas.checks.models import CheckAnswer, YardCheck, YardGrant
from samensterk.web.areas.drives.models import Drive, DriveNote
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.scans.models import LoadedScan, ScanArea
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.areas.yards.models import (
    Yard,
    YardContact,
    YardCorrection,
    YardQuestion,
)

__all__ = [
    "CheckAnswer",
    "Drive",
    "DriveNote",
    "ImportRow",
    "LoadedScan",
    "OrderPlace",
    "ReportVersion",
    "ScanArea",
    "ScanOrder",
    "ScanRequest",
    "SourceFile",
    "Talk",
    "TalkNote",
    "Yard",
    "YardCheck",
    "YardContact",
    "YardCorrection",
    "YardGrant",
    "YardImport",
    "YardQuestion",
]
