"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.making import jobs
from samensterk.web.common.jobs import KINDS


def register() -> None:
    KINDS.register(jobs.LOAD_SCAN)
