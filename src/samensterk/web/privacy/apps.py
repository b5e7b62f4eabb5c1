"""The room `privacy`."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "samensterk.web.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Tell the rooms below what this one does for them."""
        from samensterk.web.common.home_cards import CARDS  # noqa: PLC0415 - after models
        from samensterk.web.common.keeping import KEEPING  # noqa: PLC0415
        from samensterk.web.common.personal_data import PROVIDERS  # noqa: PLC0415
        from samensterk.web.common.processing import RECORDERS  # noqa: PLC0415
        from samensterk.web.common.worker import CHORES  # noqa: PLC0415
        from samensterk.web.privacy import terms  # noqa: PLC0415
        from samensterk.web.privacy.log import chores  # noqa: PLC0415
        from samensterk.web.privacy.log import home as log  # noqa: PLC0415
        from samensterk.web.privacy.log.services import write  # noqa: PLC0415
        from samensterk.web.privacy.papers import home as papers  # noqa: PLC0415
        from samensterk.web.privacy.retention import home as retention  # noqa: PLC0415
        from samensterk.web.privacy.rights import home as rights  # noqa: PLC0415
        from samensterk.web.privacy.rights import providers  # noqa: PLC0415

        RECORDERS.append(write)
        KEEPING.register(*terms.KEPT)
        CHORES.extend([chores.seal_now_and_then, chores.watch_now_and_then])
        CARDS.register(*log.CARDS, *rights.CARDS, *retention.CARDS, *papers.CARDS)
        for one in providers.PROVIDERS:
            PROVIDERS.register(one)
