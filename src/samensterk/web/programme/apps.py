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
        _directory()


def _directory() -> None:
    from samensterk.web.common.finding import FINDERS  # noqa: PLC0415 - after models
    from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415
    from samensterk.web.common.outgoing import MAIL_KINDS  # noqa: PLC0415
    from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415
    from samensterk.web.programme.directory import (  # noqa: PLC0415
        answers,
        finders,
        home,
        providers,
    )

    MAIL_KINDS.register(answers.ContactCheck())
    CARDS.register(*home.CARDS)
    for finder in finders.FINDERS:
        FINDERS.register(finder)
    for provider in providers.PROVIDERS:
        PROVIDERS.register(provider)
