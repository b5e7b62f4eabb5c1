"""In a place to practise, the page itself shows what an app would."""

from typing import Any

from allauth.account.internal.stagekit import unstash_login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django import template
from django.conf import settings
from django.core.cache import cache

register = template.Library()


@register.simple_tag(takes_context=True)
def pending_code(context: dict[str, Any]) -> str:
    """Give a code of who is signing in that was not used yet; only where nothing is real."""
    if not settings.DEMO:
        return ""
    login = unstash_login(context["request"], peek=True)
    found = Authenticator.objects.filter(
        user=login.user if login else None, type=Authenticator.Type.TOTP
    ).first()
    if found is None:
        return ""
    secret = decrypt(found.data["secret"])
    codes = (
        str(format_hotp_value(hotp_value(secret, counter)))
        for counter in yield_hotp_counters_from_time()
    )
    app = TOTP(found)
    unused = (one for one in codes if app._get_used_cache_key(one) not in cache)  # noqa: SLF001
    return next(unused, "")
