"""Wake the web floor for a command that runs the site; each calls it when needed."""

import os
import sys

SETTINGS = "samensterk.web.config.settings"


class NoWebFloor(Exception):
    """Django is not installed, or a setting is wrong; the message is for the user."""


def wake() -> None:
    """Load the settings and the rooms.

    Raises
    ------
    NoWebFloor
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django  # noqa: PLC0415 - the core works without it
        from django.apps import apps  # noqa: PLC0415
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise NoWebFloor(
            "het webdeel is niet geïnstalleerd. Installeer samensterk[web]."
        ) from error
    try:
        if not apps.ready:  # once: it also decides where log lines go
            django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        raise NoWebFloor(f"een instelling klopt niet: {error}") from error


def trouble(sentence: str) -> int:
    """Write one line of trouble; give the exit code for it."""
    sys.stderr.write(f"samensterk: {sentence}\n")
    return 2
