"""Which servers may be asked, and where each register lives on them.

Addresses are official ones everywhere inside; only at the moment of asking a mirror
may stand in for all servers. A mirror keeps the host as the first part of the path:
https://mirror.example/api.pdok.nl/kadaster/bag/ogc/v2.
"""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from samensterk.sources.fetching.trouble import ForeignAddress, UnsafeMirror

HOSTS = frozenset(
    {"api.pdok.nl", "service.pdok.nl", "opendata.cbs.nl", "dataderden.cbs.nl"}
)
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}

# OGC API Features, seen in use at PDOK in 2025 and 2026.
BAG = "https://api.pdok.nl/kadaster/bag/ogc/v2"
ROADS = "https://api.pdok.nl/rws/nationaal-wegenbestand-wegen/ogc/v1"
PARCELS = "https://api.pdok.nl/rvo/gewaspercelen/ogc/v1"
AREAS = "https://api.pdok.nl/cbs/wijken-en-buurten-{year}/ogc/v1"
# WFS: the squares of a year have no OGC API of their own.
SQUARES = "https://service.pdok.nl/cbs/vierkantstatistieken500m/{year}/wfs/v1_0"
# OData version 3, 10,000 rows per request at most.
CRIME = "https://dataderden.cbs.nl/ODataApi/OData/47018NED/TypedDataSet"
KEY_FIGURES = "https://opendata.cbs.nl/ODataApi/OData/85984NED/TypedDataSet"
# Atom, for whole files of the country.
BAG_FEED = "https://service.pdok.nl/kadaster/bag/atom/bag.xml"
ROADS_FEED = "https://service.pdok.nl/rws/nationaal-wegenbestand-wegen/atom/index.xml"
PARCELS_FEED = "https://service.pdok.nl/rvo/gewaspercelen/atom/index.xml"
AREAS_FEED = "https://service.pdok.nl/cbs/wijkenbuurten/{year}/atom/index.xml"


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers of PDOK and the CBS, or one mirror of them."""

    mirror: str | None = None

    def __post_init__(self) -> None:
        if self.mirror is None:
            return
        parts = urlsplit(self.mirror)
        is_safe = parts.scheme == "https" or parts.hostname in _LOOPBACK
        if parts.scheme not in {"http", "https"} or not parts.hostname or not is_safe:
            raise UnsafeMirror(self.mirror)

    def address(self, url: str) -> str:
        """Say where to ask for an official address.

        Raises
        ------
        ForeignAddress
        """
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc not in HOSTS:
            raise ForeignAddress(url)
        if self.mirror is None:
            return url
        query = f"?{parts.query}" if parts.query else ""
        return f"{self.mirror.rstrip('/')}/{parts.netloc}{parts.path}{query}"

    def follow(self, link: str, asked: str) -> str:
        """Give the official address of a link in the answer to an official address.

        Raises
        ------
        ForeignAddress
            The link leads away from the server that was asked.
        """
        host = urlsplit(asked).netloc
        full = urljoin(self.address(asked), link)
        own = self.address(f"https://{host}/")
        if full.startswith(own):
            return f"https://{host}/{full.removeprefix(own)}"
        parts = urlsplit(full)
        # Behind a gateway a server may write http in its own links.
        if parts.netloc == host and parts.scheme in {"http", "https"}:
            return urlunsplit(("https", *parts[1:4], ""))
        raise ForeignAddress(full)
