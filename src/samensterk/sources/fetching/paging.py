"""Walk the pages of a service to the end, and count every record once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from samensterk.sources.fetching.courier import Courier
from samensterk.sources.fetching.kept_pages import KeptPage, KeptPages
from samensterk.sources.fetching.trouble import (
    EndlessPages,
    RecordsMissing,
    WrongAnswer,
)
from samensterk.sources.reading import Tick

Record: TypeAlias = Mapping[str, Any]
MOST_PAGES = 20_000  # twenty million records: more than the whole BAG
_MOST_IDLE = 3  # pages in a row that bring nothing new


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of service gives its records and leads to the next page."""

    records: str  # the key of the list in an answer
    next_link: Callable[[Any], str | None]
    start: str | None = None  # parameter that skips records, where no link leads on
    id_name: str = "id"


@dataclass(slots=True)
class Collected:
    """Every record of a request once, in the order of arrival."""

    records: list[Record] = field(default_factory=list)
    n_pages: int = 0
    n_twice: int = 0
    n_without_id: int = 0
    _seen: set[str] = field(default_factory=set)

    def add(self, records: list[Record], id_name: str) -> int:
        """Take in the records of a page; give how many were new."""
        n_before = len(self.records)
        for record in records:
            key = record.get(id_name)
            if key is None:
                self.n_without_id += 1
            elif str(key) in self._seen:
                self.n_twice += 1
                continue
            else:
                self._seen.add(str(key))
            self.records.append(record)
        self.n_pages += 1
        return len(self.records) - n_before


def _link_to_next(answer: Any) -> str | None:
    links = answer.get("links")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict) and link.get("rel") == "next" and link.get("href"):
            return str(link["href"])
    return None


def _odata_link(answer: Any) -> str | None:
    link = answer.get("odata.nextLink") or answer.get("@odata.nextLink")
    return None if link is None else str(link)


OGC_API = Manner("features", _link_to_next)
WFS = Manner("features", _link_to_next, start="startIndex")
ODATA = Manner("value", _odata_link, "$skip", id_name="ID")


def collect(
    courier: Courier, manner: Manner, url: str, kept: KeptPages, tick: Tick
) -> Collected:
    """Walk all pages from the first one; kept pages are not asked for again.

    Raises
    ------
    FetchError
        Pages that arrived stay kept, unless they are endless or records are missing.
    """
    kept.begin(url, courier.clock.now_s())
    try:
        return _collect(_Walk(courier, manner, url), kept, tick)
    except (EndlessPages, RecordsMissing):
        kept.discard()  # the next run must not trust these pages
        raise


def _collect(walk: "_Walk", kept: KeptPages, tick: Tick) -> Collected:
    first_url, found = walk.next_url or "", Collected()
    for page in kept.pages():
        walk.take(page, found, tick)
    while walk.next_url is not None:
        page = KeptPage(walk.next_url, walk.courier.json(walk.next_url))
        walk.take(page, found, tick)
        kept.keep(found.n_pages, page)
    if len(found.records) < walk.n_matched:
        raise RecordsMissing(first_url, walk.n_matched, len(found.records))
    return found


@dataclass(slots=True)
class _Walk:
    courier: Courier
    manner: Manner
    next_url: str | None
    n_matched: int = 0
    _n_arrived: int = 0
    _n_idle: int = 0
    _asked: set[str] = field(default_factory=set)

    def take(self, page: KeptPage, found: Collected, tick: Tick) -> None:
        records = self._records(page)
        self._asked.add(page.url)
        self._n_arrived += len(records)
        n_new = found.add(records, self.manner.id_name)
        self._n_idle = 0 if n_new else self._n_idle + 1
        matched = page.content.get("numberMatched")
        self.n_matched = matched if isinstance(matched, int) else self.n_matched
        self.next_url = self._after(page, len(records))
        is_endless = self.next_url in self._asked or self._n_idle >= _MOST_IDLE
        if self.next_url and (is_endless or found.n_pages >= MOST_PAGES):
            raise EndlessPages(page.url, found.n_pages)
        tick(n_new)

    def _records(self, page: KeptPage) -> list[Record]:
        content = page.content
        found = content.get(self.manner.records) if isinstance(content, dict) else None
        if not isinstance(found, list) or not all(isinstance(r, dict) for r in found):
            raise WrongAnswer(page.url, self.manner.records)
        return found

    def _after(self, page: KeptPage, n_records: int) -> str | None:
        link = self.manner.next_link(page.content)
        if link is not None:
            return self.courier.servers.follow(link, page.url)
        # A page may be smaller than asked, so only an empty one is surely the last.
        is_all = 0 < self.n_matched <= self._n_arrived
        if self.manner.start is None or n_records == 0 or is_all:
            return None
        return with_parameters(page.url, {self.manner.start: str(self._n_arrived)})


def with_parameters(url: str, parameters: Mapping[str, str]) -> str:
    """Put parameters into an address; those that were there get the new value."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | dict(parameters)
    return urlunsplit(
        parts._replace(query=urlencode(query, safe="$,:/'()", quote_via=quote))
    )
