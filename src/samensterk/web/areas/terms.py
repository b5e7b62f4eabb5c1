"""What this room keeps of people, wing by wing."""

from samensterk.web.areas.asks import terms as asks
from samensterk.web.areas.checks import terms as checks
from samensterk.web.areas.drives import terms as drives
from samensterk.web.areas.imports import terms as imports
from samensterk.web.areas.making import terms as making
from samensterk.web.areas.reports import terms as reports
from samensterk.web.areas.scans import terms as scans
from samensterk.web.areas.talks import terms as talks
from samensterk.web.areas.yards import terms as yards

KEPT = (
    *scans.KEPT,
    *yards.KEPT,
    *making.KEPT,
    *imports.KEPT,
    *checks.KEPT,
    *reports.KEPT,
    *talks.KEPT,
    *drives.KEPT,
    *asks.KEPT,
)
