"""In a place to practise, the page itself shows what an app would."""

import time
from typing import Any

from allauth.account.internal.stagekit import unstash_login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django import template
from django.conf import settings

register = template.Library()
STEP_S = 30


@register.simple_tag(takes_context=True)
def pending_code(context: dict[str, Any]) -> str:
    """Give the code of who is signing in; only where nothing is real."""
    if not settings.DEMO:
        return ""
    login = unstash_login(context["request"], peek=True)
    found = Authenticator.objects.filter(
        user=login.user if login else None, type=Authenticator.Type.TOTP
    ).first()
    if found is None:
        return ""
    secret = decrypt(found.data["secret"])
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP_S)))
