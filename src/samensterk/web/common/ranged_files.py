"""One file of which a browser may ask parts: HTTP Range, as RFC 9110 (2022) has it.

A map of tiles is one file; a map asks for the few kilobytes that it draws. Whoever may
not have the file is stopped at the door, before anything here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import http_date, parse_etags, parse_http_date_safe

BLOCK = 65_536
# One part; several at once may be answered with the whole (RFC 9110, 14.2).
_RANGE = re.compile(
    r"bytes=[ \t]*(?P<first>\d*)-(?P<last>\d*)[ \t]*\Z", re.ASCII | re.IGNORECASE
)
_MOST_DIGITS = 18


class Unsatisfiable(Exception):
    """The part that is asked for lies outside the file."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it is now; another content has another tag."""

    path: Path
    size: int
    changed_s: float

    @property
    def etag(self) -> str:
        return f'"{int(self.changed_s * 1_000_000):x}-{self.size:x}"'

    @property
    def last_modified(self) -> str:
        return http_date(self.changed_s)


def ranged_file(
    request: HttpRequest, path: Path, *, content_type: str, keep_s: int
) -> HttpResponseBase:
    """Give a file or the part that is asked for; browsers may keep it, nobody else."""
    status = path.stat()
    file = Stored(path, status.st_size, status.st_mtime)
    response = _answer(request, file)
    if response.status_code != 304:
        response.headers["Content-Type"] = content_type
    response.headers["ETag"] = file.etag
    response.headers["Last-Modified"] = file.last_modified
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = f"private, max-age={keep_s}"
    return response


def _answer(request: HttpRequest, file: Stored) -> HttpResponseBase:
    if _is_known(request, file):
        return HttpResponseNotModified()
    try:
        part = _part(request, file)
    except Unsatisfiable:
        refused = HttpResponse(status=416)
        refused.headers["Content-Range"] = f"bytes */{file.size}"
        return refused
    first, last = part or (0, file.size - 1)
    response = _content(request, file, first, last + 1 - first)
    if part is not None:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    return response


def _content(
    request: HttpRequest, file: Stored, first: int, length: int
) -> HttpResponseBase:
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse()
    else:
        response = StreamingHttpResponse(_blocks(file.path, first, length))
    response.headers["Content-Length"] = str(length)
    return response


def _blocks(path: Path, first: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        while length > 0 and (block := file.read(min(BLOCK, length))):
            length -= len(block)
            yield block


def _is_known(request: HttpRequest, file: Stored) -> bool:
    """Say whether the browser has this very file (RFC 9110, 13.2.2)."""
    asked = request.headers.get("If-None-Match")
    if asked is not None:
        known = {one.removeprefix("W/") for one in parse_etags(asked)}
        return bool(known & {file.etag, "*"})
    since = _date(request.headers.get("If-Modified-Since"))
    return since is not None and int(file.changed_s) <= since


def _part(request: HttpRequest, file: Stored) -> tuple[int, int] | None:
    """Read which bytes are asked for, both ends included; None is all of them."""
    asked = request.headers.get("Range", "")
    found = _RANGE.match(asked)
    if request.method != "GET" or found is None or not _is_same(request, file):
        return None
    first, last = found["first"], found["last"]
    if (not first and not last) or max(len(first), len(last)) > _MOST_DIGITS:
        return None
    if first and last and int(first) > int(last):
        return None
    return _within(first, last, file.size)


def _within(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last so many
        begin, end = max(size - int(last), 0), size - 1
    else:
        begin, end = int(first), min(int(last), size - 1) if last else size - 1
    if begin >= size:
        raise Unsatisfiable
    return begin, end


def _is_same(request: HttpRequest, file: Stored) -> bool:
    """Say whether a part fits what the browser has of the file (RFC 9110, 13.1.5)."""
    asked = request.headers.get("If-Range")
    if asked is None or asked == file.etag:
        return True
    moment = _date(asked)
    return moment is not None and int(file.changed_s) == moment


def _date(text: str | None) -> int | None:
    return parse_http_date_safe(text) if text else None
