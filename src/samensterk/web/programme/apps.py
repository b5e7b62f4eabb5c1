"""The room `programme`."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "samensterk.web.programme"
    label = "programme"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.common.finding import FINDERS  # noqa: PLC0415 - after models
        from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415
        from samensterk.web.programme import terms  # noqa: PLC0415
        from samensterk.web.programme.plan import (  # noqa: PLC0415
            finders,
            providers,
        )
        from samensterk.web.programme.start import home  # noqa: PLC0415

        KEEPING.register(*terms.KEPT)
        FINDERS.register(finders.AimFinder())
        FINDERS.register(finders.PartnerFinder())
        PROVIDERS.register(providers.ActivityProvider())
        CARDS.register(*home.CARDS)
