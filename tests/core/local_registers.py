"""The servers of PDOK and the CBS on 127.0.0.1, with every fault that we know of.

A mirror: the host is the first part of the path. Answers have the form of FORMATS;
links to the next page are official ones, as a copied answer has them.
"""

import json
import re
import sys
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from urllib.parse import parse_qs, urlencode, urlsplit

import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd

KNOWN = {"f", "crs", "bbox", "bbox-crs", "limit", "cursor"}


@dataclass
class Reply:
    body: bytes
    status: int = 200
    headers: dict = field(default_factory=dict)


@dataclass
class Fault:
    """What goes wrong with one request."""

    kind: str  # "status", "cut" (breaks off), "truncated" (whole, half the JSON)
    status: int = 500
    headers: dict = field(default_factory=dict)


class LocalRegisters:
    def __init__(self):
        self.forget()

    def forget(self):
        self.collections, self.tables, self.squares, self.files = {}, {}, {}, {}
        self.updated = "2026-11-01T00:00:00Z"
        self.faults = deque()
        self.broken = {}  # part of a path to a lasting fault
        self.page_sizes = repeat(1000)
        self.asked = []  # (path, query, headers)
        self.counts_matched = True
        self.filters = {"gemeentecode", "gemeentenaam"}
        self.knows_rd = True
        self.overlap = 0  # records that a page gives again
        self.next_link = None  # for links that lead astray

    def reply(self, path, query, headers):
        self.asked.append((path, query, headers))
        for part, fault in self.broken.items():
            if part in path:
                return fault
        if self.faults:
            fault = self.faults.popleft()
            if fault is not None:
                return fault
        return self._found(path, query, headers)

    def _found(self, path, query, headers):
        if path in self.files:
            return self._file(self.files[path], headers)
        if path.endswith("/items") and path.removesuffix("/items") in self.collections:
            return self._features(path, query)
        if path in self.collections:
            links = [{"rel": "self", "updated": self.updated}]
            return _json({"id": "x", "links": links})
        if path in self.tables:
            return self._rows(path, query)
        if path in self.squares:
            return self._wfs(path, query)
        return Reply(b"{}", 404)

    def _features(self, path, query):
        if set(query) - KNOWN - self.filters:
            return Reply(b'{"status": 400}', 400)
        found = [
            one
            for one in self.collections[path.removesuffix("/items")]
            if self._is_asked(one, query)
        ]
        start = int(query.get("cursor", 0))
        size = min(int(query.get("limit", 10)), next(self.page_sizes))
        page = found[max(start - self.overlap, 0) : start + size]
        links = [{"rel": "self", "href": "x"}]
        if start + size < len(found):
            more = urlencode({**query, "cursor": start + size})
            official = f"https:/{path}?{more}"
            links.append({"rel": "next", "href": self.next_link or official})
        in_rd = self.knows_rd and query.get("crs", "").endswith("/28992")
        answer = {
            "type": "FeatureCollection",
            "features": [_geojson(one, in_rd) for one in page],
            "links": links,
            "numberReturned": len(page),
        }
        if self.counts_matched:
            answer["numberMatched"] = len(found)
        return _json(answer)

    def _is_asked(self, one, query):
        _, shape, properties = one
        named = {key: value for key, value in query.items() if key in self.filters}
        if any(properties.get(key) != value for key, value in named.items()):
            return False
        if "bbox" not in query or shape is None:
            return True
        box = shapely.box(*map(float, query["bbox"].split(",")))
        return shapely.intersects(shape, box)

    def _rows(self, path, query):
        prefix = re.search(r"startswith\(WijkenEnBuurten,'(\w+)'\)", query["$filter"])[
            1
        ]
        since = re.search(r"Perioden ge '(\w+)'", query["$filter"])
        rows = [
            row
            for row in self.tables[path]
            if row["WijkenEnBuurten"].startswith(prefix)
            and (since is None or row["Perioden"] >= since[1])
        ]
        start = int(query["$skip"])
        size = min(int(query["$top"]), next(self.page_sizes))
        return _json({"odata.metadata": path, "value": rows[start : start + size]})

    def _wfs(self, path, query):
        start = int(query["startIndex"])
        size = min(int(query["count"]), next(self.page_sizes))
        page = self.squares[path][start : start + size]
        features = [_geojson(one, in_rd=True) for one in page]
        return _json({"type": "FeatureCollection", "features": features})

    def _file(self, content, headers):
        tag = f'"{len(content)}-{content[:1].hex()}"'
        own = {"ETag": tag, "Accept-Ranges": "bytes"}
        wanted = re.fullmatch(r"bytes=(\d+)-", headers.get("Range", ""))
        if wanted is None or headers.get("If-Range") != tag:
            return Reply(content, 200, own)
        first, total = int(wanted[1]), len(content)
        if first >= total:
            return Reply(b"", 416, {"Content-Range": f"bytes */{total}"})
        place = f"bytes {first}-{total - 1}/{total}"
        return Reply(content[first:], 206, {**own, "Content-Range": place})


def _geojson(one, in_rd):
    key, shape, properties = one
    if shape is not None and not in_rd:
        shape = shapely.transform(shape, lon_lat_from_rd)
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
    }
    return feature if key is None else {**feature, "id": key}


def _json(content):
    body = json.dumps(content).encode()
    return Reply(body, 200, {"Content-Type": "application/geo+json"})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        parts = urlsplit(self.path)
        query = {key: found[0] for key, found in parse_qs(parts.query).items()}
        reply = self.server.registers.reply(parts.path, query, dict(self.headers))
        if not isinstance(reply, Fault):
            self._send(reply.status, reply.headers, reply.body, len(reply.body))
            return
        if reply.kind == "status":
            self._send(reply.status, reply.headers, b"", 0)
            return
        whole = self.server.registers._found(parts.path, query, dict(self.headers))
        half = whole.body[: len(whole.body) // 2]
        told = len(half) if reply.kind == "truncated" else len(whole.body)
        self._send(whole.status, whole.headers, half, told)
        self.close_connection = reply.kind == "cut"

    def _send(self, status, headers, body, told_bytes):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(told_bytes))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Stay silent when a client hangs up: it does not read a refusal to its end."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(registers):
    """Give the address of the mirror while it runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.registers = registers
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
