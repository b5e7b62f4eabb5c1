"""Codes to answer with: 80 bits, in signs that nobody mixes up. Pure.

The alphabet is that of Crockford's Base32 (2002): no I, L, O or U. Who types these
anyhow is understood.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
N_SIGNS = 16  # of five bits each
N_BITS = 5 * N_SIGNS
PER_GROUP = 4
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = frozenset(" -._\u00a0\u2010\u2011\u2012\u2013\u2014\u2212\t\r\n")
LONGEST_TYPED = 80  # what is longer is no code, and is not looked at


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of one purpose; a code of another purpose is none of these.

    Attributes
    ----------
    context : sets purposes apart; another one makes the codes of letters sent useless
    """

    context: bytes

    def make(self, secret: str, nonce: UUID) -> str:
        """Give the code that belongs to a nonce; without the secret nobody can."""
        message = self.context + nonce.bytes
        made = hmac.new(secret.encode(), message, hashlib.sha256).digest()
        number = int.from_bytes(made, "big") >> (256 - N_BITS)
        places = range(5 * (N_SIGNS - 1), -1, -5)
        return "".join(ALPHABET[(number >> place) & 31] for place in places)

    def make_again(
        self, secrets: Iterable[str], nonce: UUID, digest: str
    ) -> str | None:
        """Give the code of which a digest is kept; None when its secret is not here."""
        made = (self.make(one, nonce) for one in secrets)
        return next((one for one in made if self.digest(one) == digest), None)

    def digest(self, code: str) -> str:
        """Give what is kept; of 80 bits of chance nobody finds the way back."""
        return hashlib.sha256(self.context + code.encode()).hexdigest()


def in_groups(code: str) -> str:
    """Write a code as it stands in a letter."""
    starts = range(0, len(code), PER_GROUP)
    return "-".join(code[start : start + PER_GROUP] for start in starts)


def read_code(typed: str) -> str | None:
    """Read what somebody typed; None when it can be no code."""
    if len(typed) > LONGEST_TYPED:
        return None
    signs = "".join(one for one in typed if one not in _BETWEEN).upper()
    meant = signs.translate(_MEANT)
    is_code = len(meant) == N_SIGNS and all(one in ALPHABET for one in meant)
    return meant if is_code else None
