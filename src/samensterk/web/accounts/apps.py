"""The room `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samensterk.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Tell the rooms around what this one has."""
        from samensterk.web.accounts import finders, home, providers, terms  # noqa: PLC0415 - after models
        from samensterk.web.common.finding import FINDERS  # noqa: PLC0415
        from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415

        FINDERS.register(finders.PersonFinder())
        CARDS.register(*home.CARDS)
        KEEPING.register(*terms.KEPT)
        PROVIDERS.register(providers.AccountProvider())
