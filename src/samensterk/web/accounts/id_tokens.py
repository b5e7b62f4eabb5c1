"""Read the token in which an organisation says who somebody is (OpenID Connect Core, 3.1.3.7)."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

# Signatures with a key pair only: with a shared secret, who can check can also forge.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"]
CLOCKS_DIFFER_S = 60
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


class NotTheirToken(Exception):
    """The token is not signed by the organisation, for us, for this attempt, now."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be in the token of this attempt."""

    issuer: str
    audience: str
    nonce: str


def read_id_token(
    token: str, keys: Mapping[str, Any], expected: Expected
) -> dict[str, Any]:
    """Give the claims, after every check.

    Raises
    ------
    NotTheirToken
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key_of(token, keys),
            algorithms=ALGORITHMS,
            audience=expected.audience,
            issuer=expected.issuer,
            leeway=CLOCKS_DIFFER_S,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, TypeError, ValueError) as error:
        raise NotTheirToken from error
    given = str(claims["nonce"]).encode()
    if not expected.nonce or not hmac.compare_digest(given, expected.nonce.encode()):
        raise NotTheirToken
    return claims


def _key_of(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """Find the key that the token names; with one key there is no need to name it."""
    found = jwt.PyJWKSet.from_dict(dict(keys)).keys
    name = jwt.get_unverified_header(token).get("kid")
    fitting = found if name is None else [one for one in found if one.key_id == name]
    if len(fitting) != 1:
        raise NotTheirToken
    return fitting[0]
