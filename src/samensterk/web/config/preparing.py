"""Bring the database and the static files up to this version."""

from django.conf import settings
from django.core.management import call_command

from samensterk.web.programme.directory.standard_menu import ship_menu
from samensterk.web.programme.run_sheets.shipping import ship_standards


def prepare() -> None:
    """Make or upgrade tables and what stands in them from the start; safe to repeat."""
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)
    ship_menu()
    ship_standards()
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
