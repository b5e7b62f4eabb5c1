"""The day it is here, for memberships and terms."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Give the day in the Netherlands, not that of the server."""
    return timezone.localdate()
