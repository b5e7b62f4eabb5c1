"""Addresses of pages as they stand outside the site: in a letter, a mail or a code."""

from urllib.parse import urljoin

from django.conf import settings


def on_site(path: str) -> str:
    """Give the whole address of a path, as links and QR codes need it."""
    return urljoin(settings.SITE_URL, path)


def as_typed(path: str) -> str:
    """Give it as people type it over from paper."""
    return on_site(path).removeprefix("https://").removeprefix("http://").rstrip("/")
