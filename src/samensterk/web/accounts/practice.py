"""Logins to practise with; nobody is let in with them on a real site."""

from django.conf import settings

# Belongs to nobody (RFC 2606).
DOMAIN = "oefenen.example"


def is_practice(email: str) -> bool:
    return email.lower().endswith(f"@{DOMAIN}")


def is_refused(email: str) -> bool:
    """Say whether this is a login that everybody knows, on a site that is real."""
    return is_practice(email) and not settings.DEMO
