"""Secrets of second factors are kept under the key of the site."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """Make a secret unreadable for who has the database only."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Read it back; earlier keys of the site still open it."""
    return _box().decrypt(sealed.encode("ascii")).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(one)) for one in keys])


def _key(secret: str) -> bytes:
    """Give a key of its own purpose, so that it says nothing of the site's."""
    made = hashlib.sha256(b"samensterk second factor\0" + secret.encode()).digest()
    return base64.urlsafe_b64encode(made)
