"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.finding import FINDERS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.programme.plan import finders, providers


def register() -> None:
    FINDERS.register(finders.AimFinder())
    FINDERS.register(finders.PartnerFinder())
    PROVIDERS.register(providers.ActivityProvider())
