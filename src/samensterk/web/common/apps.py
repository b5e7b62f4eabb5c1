"""The room `common`."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "samensterk.web.common"
    label = "common"

    def ready(self) -> None:
        """Tell the home page and the privacy room what this room has."""
        from samensterk.web.common import job_data, job_home, terms  # noqa: PLC0415 - after models
        from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415

        CARDS.register(*job_home.CARDS)
        KEEPING.register(*terms.KEPT)
        PROVIDERS.register(job_data.JobProvider())
