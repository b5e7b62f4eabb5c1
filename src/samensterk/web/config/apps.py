"""The top of the web floor: checks of the whole."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samensterk.web.config"
    label = "config"

    def ready(self) -> None:
        """Register what can be wrong with a deployment, and what is done each night."""
        from samensterk.web.common import outgoing  # noqa: PLC0415 - after models
        from samensterk.web.common.worker import CHORES  # noqa: PLC0415
        from samensterk.web.config import checks, nightly  # noqa: F401, PLC0415

        CHORES.extend([nightly.once_a_day, outgoing.send_now_and_then])
