"""The room `programme`."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "samensterk.web.programme"
    label = "programme"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.programme import registering  # noqa: PLC0415 - after models

        registering.register()
