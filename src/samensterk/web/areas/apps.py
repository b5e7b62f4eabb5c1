"""The room `areas`."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "samensterk.web.areas"
    label = "areas"

    def ready(self) -> None:
        """Tell the rooms below what this one has."""
        from samensterk.web.areas import (  # noqa: PLC0415 - after models
            finders,
            home,
            jobs,
            providers,
            queries,
            subjects,
            terms,
        )
        from samensterk.web.common.finding import FINDERS  # noqa: PLC0415
        from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415
        from samensterk.web.common.jobs import KINDS  # noqa: PLC0415
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415
        from samensterk.web.common.origins import ORIGINS  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415
        from samensterk.web.common.subjects import SUBJECTS  # noqa: PLC0415

        KINDS.register(jobs.LOAD_SCAN)
        FINDERS.register(finders.YardFinder())
        CARDS.register(*home.CARDS)
        KEEPING.register(*terms.KEPT)
        SUBJECTS.register(subjects.YardSubjects())
        PROVIDERS.register(providers.YardProvider())
        ORIGINS.register(queries.origins)
