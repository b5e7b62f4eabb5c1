"""What an organisation says about somebody, and how much of it we believe."""

from collections.abc import Mapping
from typing import Any

PROVIDER = "organisatie"  # its place in an address, and in the database
Claims = Mapping[str, Any]
# Entra ID has no `email_verified`; it says that the domain belongs to the organisation.
VERIFIED = ("email_verified", "xms_edov")


def verified_address(claims: Claims) -> str:
    """Give the address that the organisation vouches for; empty when it does not."""
    is_verified = any(_is_true(claims.get(name)) for name in VERIFIED)
    return str(claims.get("email") or "").strip().lower() if is_verified else ""


def proves_second_factor(claims: Claims, proof: str) -> bool:
    """Say whether the methods of this sign-in hold the one that counts (RFC 8176)."""
    methods = claims.get("amr")
    return bool(proof) and isinstance(methods, list) and proof in methods


def _is_true(value: object) -> bool:
    """Some providers write what is true as text or as a number."""
    return value is True or str(value).lower() in ("true", "1")
