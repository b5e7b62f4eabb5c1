"""Who types wrong codes again and again must wait a while, also with the right one.

Counted in the shared cache, so for all processes together, by a digest of the network
address that nobody can read back. Codes of all kinds of letters count together: who
guesses wins nothing by turning to another page.
"""

import ipaddress
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# With 2**80 codes this leaves nothing to guess; it is there to keep the site quiet.
MOST_OF_ONE, OF_ONE_LASTS = 10, timedelta(minutes=10)
MOST_OF_ALL, OF_ALL_LASTS = 500, timedelta(hours=1)
ALL = "answer-code-wrong-all"


def must_wait(request: HttpRequest) -> bool:
    """Say whether this visitor has typed too many wrong codes.

    When wrong codes come from everywhere at once, one is too many.
    """
    n_mine = cache.get(_mine(request), 0)
    if n_mine >= MOST_OF_ONE:
        return True
    return bool(n_mine) and cache.get(ALL, 0) >= MOST_OF_ALL


def note_wrong(request: HttpRequest) -> None:
    _count(_mine(request), OF_ONE_LASTS)
    _count(ALL, OF_ALL_LASTS)


def _count(name: str, lasts: timedelta) -> None:
    """Count one more; the time runs from the last one."""
    cache.set(name, cache.get(name, 0) + 1, timeout=int(lasts.total_seconds()))


def _mine(request: HttpRequest) -> str:
    network = _network_of(get_adapter().get_client_ip(request))
    digest = salted_hmac("common.wrong_codes", network).hexdigest()
    return f"answer-code-wrong-{digest[:40]}"


def _network_of(address: str) -> str:
    """Give where somebody comes from; of IPv6 one house has a whole network."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4:
        return str(ip)
    return str(ipaddress.ip_network((ip, 64), strict=False))
