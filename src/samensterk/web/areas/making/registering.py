"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.making import fetch_jobs, jobs, load_jobs, providers
from samensterk.web.common.jobs import KINDS
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    KINDS.register(jobs.MAKE_SCANS)
    KINDS.register(fetch_jobs.FETCH_SOURCES)
    KINDS.register(fetch_jobs.LOOK_AT_FILES)
    KINDS.register(load_jobs.LOAD_SCAN)
    PROVIDERS.register(providers.OrderProvider())
