"""A file is given in the parts that a browser asks for, as RFC 9110 has it."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.http import http_date
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.ranged_files import ranged_file

CONTENT = bytes(range(200)) * 5
SIZE = len(CONTENT)


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "map.pmtiles"
    found.write_bytes(CONTENT)
    return found


def ask(path, method="get", **headers):
    request: HttpRequest = getattr(RequestFactory(), method)("/", headers=headers)
    return ranged_file(request, path, content_type="application/x-map", keep_s=60)


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_the_whole_file_says_that_parts_may_be_asked(path):
    answer = ask(path)

    assert (answer.status_code, body(answer)) == (200, CONTENT)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Length"] == str(SIZE)
    assert answer.headers["Content-Type"] == "application/x-map"
    assert answer.headers["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-499", 0, 499),
        ("bytes=500-999", 500, 999),
        ("bytes=500-", 500, 999),
        ("bytes=-1", 999, 999),
        ("bytes=-500", 500, 999),
        ("bytes=-5000", 0, 999),
        ("bytes=990-5000", 990, 999),
        ("BYTES= 1-2 ", 1, 2),
    ],
)
def test_a_part_is_given_with_its_place(path, asked, first, last):
    answer = ask(path, range=asked)

    assert answer.status_code == 206
    assert body(answer) == CONTENT[first : last + 1]
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer.headers["Content-Length"] == str(last + 1 - first)


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_outside_the_file_is_refused_with_its_size(path, asked):
    answer = ask(path, range=asked)

    assert (answer.status_code, body(answer)) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=9-1",
        "bytes=-",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "lines=0-1",
        "0-1",
        "",
        f"bytes={'9' * 40}-",
        "bytes=²-3",
    ],
)
def test_what_is_no_part_gives_the_whole(path, asked):
    answer = ask(path, range=asked)

    assert (answer.status_code, body(answer)) == (200, CONTENT)


def test_a_browser_that_has_the_file_gets_nothing(path):
    etag = ask(path).headers["ETag"]

    for asked in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = ask(path, **{"If-None-Match": asked, "Range": "bytes=0-1"})
        assert (answer.status_code, body(answer)) == (304, b"")
        assert answer.headers["ETag"] == etag
    assert ask(path, **{"If-None-Match": '"other"'}).status_code == 200


def test_a_date_counts_only_without_a_tag(path):
    moment = http_date(path.stat().st_mtime)
    before = http_date(path.stat().st_mtime - 10)

    assert ask(path, **{"If-Modified-Since": moment}).status_code == 304
    assert ask(path, **{"If-Modified-Since": before}).status_code == 200
    both = {"If-Modified-Since": moment, "If-None-Match": '"other"'}
    assert ask(path, **both).status_code == 200


def test_a_part_of_another_file_than_the_browser_has_is_not_mixed_with_it(path):
    etag, moment = ask(path).headers["ETag"], http_date(path.stat().st_mtime)

    def status(if_range):
        return ask(path, **{"If-Range": if_range, "Range": "bytes=0-1"}).status_code

    assert [status(one) for one in (etag, moment)] == [206, 206]
    assert [status(one) for one in ('"other"', f"W/{etag}", "nonsense")] == [200] * 3
    assert status(http_date(path.stat().st_mtime - 10)) == 200


def test_head_tells_of_the_whole_file_and_gives_nothing(path):
    answer = ask(path, "head", range="bytes=0-1")

    assert (answer.status_code, body(answer)) == (200, b"")
    assert answer.headers["Content-Length"] == str(SIZE)


def test_an_empty_file_has_no_parts(path):
    path.write_bytes(b"")

    assert body(ask(path)) == b""
    assert ask(path, range="bytes=0-").status_code == 416


def test_another_content_has_another_tag(path):
    first = ask(path).headers["ETag"]
    path.write_bytes(CONTENT + b"x")

    assert ask(path).headers["ETag"] != first


@given(st.text(max_size=30), st.integers(0, 2000), st.integers(0, 2000))
def test_whatever_is_asked_what_is_given_is_of_the_file(tmp_path_factory, text, a, b):
    path = tmp_path_factory.getbasetemp() / "kept.bin"
    path.write_bytes(CONTENT)
    for asked in (f"bytes={a}-{b}", f"bytes={text.encode('ascii', 'ignore').decode()}"):
        answer = ask(path, range=asked.replace("\r", "").replace("\n", ""))
        if answer.status_code == 206:
            first, last = (
                answer.headers["Content-Range"].split()[1].split("/")[0].split("-")
            )
            assert body(answer) == CONTENT[int(first) : int(last) + 1]
        else:
            assert answer.status_code in (200, 416)
            body(answer)
