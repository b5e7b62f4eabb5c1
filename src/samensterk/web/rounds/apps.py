"""The room `rounds`."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "samensterk.web.rounds"
    label = "rounds"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.rounds import registering  # noqa: PLC0415 - after models

        registering.register()
