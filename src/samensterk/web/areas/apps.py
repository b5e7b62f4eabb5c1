"""The room `areas`."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "samensterk.web.areas"
    label = "areas"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.areas import registering  # noqa: PLC0415 - after models

        registering.register()
