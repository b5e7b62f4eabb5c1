"""What this wing tells the rooms below when the site starts."""

from samensterk.web.areas.reports.providers import ReportProvider
from samensterk.web.common.personal_data import PROVIDERS


def register() -> None:
    PROVIDERS.register(ReportProvider())
