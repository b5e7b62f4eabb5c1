"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.scans import queries
from samensterk.web.common.origins import ORIGINS


def register() -> None:
    ORIGINS.register(queries.origins)
