"""The room `common`."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "samensterk.web.common"
    label = "common"
