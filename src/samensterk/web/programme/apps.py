"""The room `programme`."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "samensterk.web.programme"
    label = "programme"

    def ready(self) -> None:
        """Tell the rooms below what this one has, wing by wing."""
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415 - after models
        from samensterk.web.programme import terms  # noqa: PLC0415
        from samensterk.web.programme.together import registering as together  # noqa: PLC0415

        KEEPING.register(*terms.KEPT)
        together.register()
