"""Ask one thing at a time, politely, and ask again when a server stumbles."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from samensterk import __version__
from samensterk.sources.fetching.servers import Servers
from samensterk.sources.fetching.trouble import (
    AskedToWait,
    ForeignAddress,
    GaveUp,
    Refused,
)

T = TypeVar("T")
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 3
_TOO_EARLY = {408, 425, 429}  # the only refusals that a wait may solve
_OK = frozenset({200})
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how to let it pass."""

    now_s: Callable[[], float]  # seconds since 1970
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a server is asked, and how long is waited in between."""

    tries: int = 6
    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    longest_asked_wait_s: float = 600.0  # what a server may ask for in Retry-After
    between_s: float = 0.4  # at most two and a half requests per second

    def wait_s(self, n_failed: int, chance: float) -> float:
        """Double the wait after each failure; chance spreads those who wait."""
        full_s = min(self.first_wait_s * 2.0 ** (n_failed - 1), self.longest_wait_s)
        return full_s * (0.5 + chance / 2)


class Stumble(Exception):
    """A try that failed where the next may not."""

    def __init__(self, what: str, wait_s: float = 0.0) -> None:
        super().__init__(what)
        self.wait_s = wait_s


@dataclass(slots=True)
class Courier:
    """Carries requests over one connection."""

    client: httpx.Client
    servers: Servers
    patience: Patience
    clock: Clock
    chance: Callable[[], float]  # from nought up to one
    n_requests: int = field(default=0, init=False)
    _last_s: float | None = field(default=None, init=False)

    def json(self, url: str) -> Any:
        """Get an answer in JSON.

        Raises
        ------
        FetchError
        """
        return self.fetch(url, _parsed)

    def content(self, url: str) -> bytes:
        """Get a small answer as it is.

        Raises
        ------
        FetchError
        """
        return self.fetch(url, lambda response: response.read())

    def fetch(
        self,
        url: str,
        read: Callable[[httpx.Response], T],
        *,
        headers: Callable[[], Mapping[str, str]] = dict,
        accept: frozenset[int] = _OK,
        progress: Callable[[], int] = lambda: 0,
    ) -> T:
        """Ask until `read` gets through an answer to its end.

        Parameters
        ----------
        headers : looked at before every try
        accept : statuses that `read` understands
        progress : what was kept so far; a try that adds to it does not count

        Raises
        ------
        FetchError
        """
        n_failed, kept = 0, progress()
        while True:
            try:
                return self._follow(url, read, headers, accept)
            except (httpx.TransportError, httpx.DecodingError, Stumble) as error:
                n_failed = 1 if progress() > kept else n_failed + 1
                kept = progress()
                if n_failed >= self.patience.tries:
                    raise GaveUp(url, n_failed, _in_short(error)) from error
                self._wait(url, n_failed, getattr(error, "wait_s", 0.0))

    def _wait(self, url: str, n_failed: int, asked_s: float) -> None:
        if asked_s > self.patience.longest_asked_wait_s:
            raise AskedToWait(url, asked_s)
        wait_s = self.patience.wait_s(n_failed, self.chance())
        self.clock.sleep(max(wait_s, asked_s))

    def _follow(
        self,
        url: str,
        read: Callable[[httpx.Response], T],
        headers: Callable[[], Mapping[str, str]],
        accept: frozenset[int],
    ) -> T:
        """Ask once, and go where a redirect points on the same server."""
        asked = url
        for _ in range(_MOST_REDIRECTS):
            with self._open(asked, headers()) as response:
                if response.status_code in _REDIRECTS:
                    place = response.headers.get("Location", "")
                    asked = self.servers.follow(place, asked)
                    continue
                if response.status_code in accept:
                    return read(response)
                raise self._refusal(url, response)
        raise ForeignAddress(asked)

    @contextmanager
    def _open(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        address = self.servers.address(url)
        self._keep_distance()
        self.n_requests += 1
        with self.client.stream("GET", address, headers=dict(headers)) as response:
            yield response

    def _keep_distance(self) -> None:
        now_s = self.clock.now_s()
        if self._last_s is not None:
            left_s = self.patience.between_s - (now_s - self._last_s)
            if 0 < left_s <= self.patience.between_s:
                self.clock.sleep(left_s)
        self._last_s = self.clock.now_s()

    def _refusal(self, url: str, response: httpx.Response) -> Exception:
        status = response.status_code
        if status in _TOO_EARLY or status >= 500:
            asked = response.headers.get("Retry-After")
            return Stumble(f"status {status}", _asked_wait_s(asked, self.clock))
        return Refused(url, status)


@contextmanager
def one_connection() -> Iterator[httpx.Client]:
    """Open the only connection to the outside."""
    with httpx.Client(
        timeout=_TIMEOUT_S,
        limits=httpx.Limits(max_connections=1),
        headers={"User-Agent": f"samensterk/{__version__}"},
        follow_redirects=False,
    ) as client:
        yield client


def _parsed(response: httpx.Response) -> Any:
    content = response.read()
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Stumble("JSON that breaks off") from error


def _asked_wait_s(text: str | None, clock: Clock) -> float:
    """Read Retry-After: seconds or a date; what is neither asks for nothing."""
    if text is None:
        return 0.0
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(moment.timestamp() - clock.now_s(), 0.0)


def _in_short(error: Exception) -> str:
    return str(error) or type(error).__name__
