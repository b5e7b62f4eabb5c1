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
        from samensterk.web.programme.agenda.event_parts import (  # noqa: PLC0415
            EVENT_PARTS,
        )
        from samensterk.web.programme.run_sheets import (  # noqa: PLC0415
            event_part as run_sheet_part,
        )
        from samensterk.web.programme.run_sheets import (  # noqa: PLC0415
            finders as run_sheet_finders,
        )
        from samensterk.web.programme.run_sheets import (  # noqa: PLC0415
            home as run_sheet_home,
        )
        from samensterk.web.programme.run_sheets import (  # noqa: PLC0415
            providers as run_sheet_providers,
        )

        KEEPING.register(*terms.KEPT)
        EVENT_PARTS.extend(run_sheet_part.EVENT_PARTS)
        FINDERS.register(run_sheet_finders.RunSheetFinder())
        CARDS.register(*run_sheet_home.CARDS)
        for one in run_sheet_providers.PROVIDERS:
            PROVIDERS.register(one)
