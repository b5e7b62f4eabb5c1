"""The top of the web floor: checks of the whole."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samensterk.web.config"
    label = "config"

    def ready(self) -> None:
        """Register what can be wrong with a deployment."""
        from samensterk.web.config import checks  # noqa: F401, PLC0415
