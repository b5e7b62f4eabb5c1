"""The room `programme`."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "samensterk.web.programme"
    label = "programme"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415 - after models
        from samensterk.web.programme import terms  # noqa: PLC0415

        KEEPING.register(*terms.KEPT)
        self._register_agenda()

    @staticmethod
    def _register_agenda() -> None:
        from samensterk.web.common.finding import FINDERS  # noqa: PLC0415
        from samensterk.web.common.holdings import HOLDINGS  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415
        from samensterk.web.programme.agenda import (  # noqa: PLC0415
            finders,
            holdings,
            providers,
        )

        FINDERS.register(finders.EventFinder())
        FINDERS.register(finders.TaskFinder())
        HOLDINGS.register(holdings.TaskHolding())
        PROVIDERS.register(providers.AgendaProvider())
