"""What this room tells the rooms below it when the site starts, wing by wing."""

from samensterk.web.areas import terms
from samensterk.web.areas.asks import registering as asks
from samensterk.web.areas.atlas import registering as atlas
from samensterk.web.areas.checks import registering as checks
from samensterk.web.areas.drives import registering as drives
from samensterk.web.areas.imports import registering as imports
from samensterk.web.areas.making import registering as making
from samensterk.web.areas.reports import registering as reports
from samensterk.web.areas.scans import registering as scans
from samensterk.web.areas.talks import registering as talks
from samensterk.web.areas.yards import registering as yards
from samensterk.web.common.keeping import KEEPING

# The order in which their parts stand on pages.
WINGS = (scans, yards, asks, making, imports, checks, atlas, talks, reports, drives)


def register() -> None:
    KEEPING.register(*terms.KEPT)
    for wing in WINGS:
        wing.register()
