"""Find a file for the whole country in the lists of downloads of PDOK."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from lxml import etree

from samensterk.sources.fetching.courier import Courier, Stumble
from samensterk.sources.fetching.trouble import NoFileInFeed

_ATOM = "{http://www.w3.org/2005/Atom}"
_MOST_HOPS = 3  # a list of services, a list of files; one to spare


@dataclass(frozen=True, slots=True)
class Download:
    """A file in a list of downloads."""

    url: str
    title: str
    updated: str | None  # ISO date

    @property
    def file_name(self) -> str:
        return urlsplit(self.url).path.rpartition("/")[2]


def find_download(courier: Courier, feed_url: str, name: re.Pattern[str]) -> Download:
    """Find the newest file whose name matches, one or more lists deep.

    Raises
    ------
    NoFileInFeed
    FetchError
    """
    to_read, seen = [feed_url], set[str]()
    for _ in range(_MOST_HOPS):
        further: list[str] = []
        found: list[Download] = []
        for url in to_read:
            seen.add(url)
            feed = courier.fetch(url, _parsed)
            found += [
                one for one in _files(courier, feed, url) if name.search(one.file_name)
            ]
            further += [one for one in _lists(courier, feed, url) if one not in seen]
        if found:
            return max(found, key=_edition)
        to_read = further
    raise NoFileInFeed(feed_url)


def _parsed(response: httpx.Response) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(response.read(), parser)
    except etree.XMLSyntaxError as error:
        raise Stumble("XML that breaks off") from error


def _files(courier: Courier, feed: etree._Element, url: str) -> Iterator[Download]:
    for entry, link in _links(feed):
        if "atom+xml" not in (link.get("type") or ""):
            updated = entry.findtext(f"{_ATOM}updated") or ""
            yield Download(
                courier.servers.follow(link.get("href") or "", url),
                entry.findtext(f"{_ATOM}title") or "",
                updated[:10] or None,
            )


def _lists(courier: Courier, feed: etree._Element, url: str) -> Iterator[str]:
    for _, link in _links(feed):
        if "atom+xml" in (link.get("type") or ""):
            yield courier.servers.follow(link.get("href") or "", url)


def _links(feed: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Give the files and lists that entries offer; not what describes them."""
    for entry in feed.iter(f"{_ATOM}entry"):
        for link in entry.iter(f"{_ATOM}link"):
            if link.get("rel") in {"alternate", "section"} and link.get("href"):
                yield entry, link


def _edition(download: Download) -> tuple[list[int], str]:
    numbers = [int(text) for text in re.findall(r"\d+", download.file_name)]
    return numbers, download.updated or ""
