"""How long ago somebody proved who he is: by signing in, or again later."""

import time

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

# To open the page of something sensitive, and to send what was filled in there.
TO_OPEN_S = 5 * 60
TO_SEND_S = 60 * 60


def is_fresh(request: HttpRequest, limit_s: float) -> bool:
    """Say whether the last proof in this session is younger than the limit."""
    proofs = get_authentication_records(request, request.user)
    return any(time.time() - proof["at"] < limit_s for proof in proofs)
