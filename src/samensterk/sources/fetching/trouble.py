"""What can go wrong in fetching.

* FetchError
  * ForeignAddress
  * UnsafeMirror
  * Refused
  * GaveUp
  * AskedToWait
  * WrongAnswer
  * EndlessPages
  * RecordsMissing
  * NothingThere
  * NoFileInFeed
  * NoRoom
"""

from pathlib import Path


class FetchError(Exception):
    """Something cannot be fetched; `url` is the official address."""

    def __init__(self, url: str, what: str) -> None:
        super().__init__(f"{url}: {what}")
        self.url = url


class ForeignAddress(FetchError):
    """An address or link leads to a server that is not on the list."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "not on the list of servers")


class UnsafeMirror(FetchError):
    """What was asked from a mirror could be read or changed on the way."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "a mirror needs https")


class Refused(FetchError):
    """The server says no, and will say no again."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, f"status {status}")
        self.status = status


class GaveUp(FetchError):
    """The server was tried often enough."""

    def __init__(self, url: str, tries: int, last: str) -> None:
        super().__init__(url, f"gave up after {tries} tries: {last}")
        self.tries = tries
        self.last = last


class AskedToWait(FetchError):
    """The server asks for a longer wait than anybody sits through."""

    def __init__(self, url: str, wait_s: float) -> None:
        super().__init__(url, f"asks to wait {wait_s:.0f} s")
        self.wait_s = wait_s


class WrongAnswer(FetchError):
    """The answer is whole and not what was asked for."""

    def __init__(self, url: str, missing: str) -> None:
        super().__init__(url, f"answer without {missing}")
        self.missing = missing


class EndlessPages(FetchError):
    """The links to the next page never end."""

    def __init__(self, url: str, n_pages: int) -> None:
        super().__init__(url, f"no end after {n_pages} pages")
        self.n_pages = n_pages


class RecordsMissing(FetchError):
    """The server counts more records than it gave."""

    def __init__(self, url: str, expected: int, found: int) -> None:
        super().__init__(url, f"{found} of {expected} records")
        self.expected = expected
        self.found = found


class NothingThere(FetchError):
    """The server has no records where there must be some."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "no records")


class NoFileInFeed(FetchError):
    """A list of downloads has no file of the kind that is wanted."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "no file of this kind")


class NoRoom(FetchError):
    """The disk is too full for the file."""

    def __init__(
        self, url: str, folder: Path, needed_bytes: int, free_bytes: int
    ) -> None:
        super().__init__(url, f"needs {needed_bytes} bytes, {free_bytes} free")
        self.folder = folder
        self.needed_bytes = needed_bytes
        self.free_bytes = free_bytes
