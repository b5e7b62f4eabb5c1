"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.imports import jobs
from samensterk.web.areas.imports.providers import PROVIDERS as MINE
from samensterk.web.common.jobs import KINDS
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    for kind in jobs.KINDS:
        KINDS.register(kind)
    for provider in MINE:
        PROVIDERS.register(provider)
