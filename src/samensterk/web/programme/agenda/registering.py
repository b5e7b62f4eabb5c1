"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.agenda import finders, holdings, providers


def register() -> None:
    FINDERS.register(finders.EventFinder())
    FINDERS.register(finders.TaskFinder())
    HOLDINGS.register(holdings.TaskHolding())
    PROVIDERS.register(providers.AgendaProvider())
