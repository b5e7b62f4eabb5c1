"""The courier waits when asked, tries again when it helps, and knows its servers."""

from email.utils import formatdate

import pytest
from core.local_registers import Fault

from samensterk import __version__
from samensterk.sources.fetching.courier import Clock, Courier, Patience, one_connection
from samensterk.sources.fetching.servers import Servers
from samensterk.sources.fetching.trouble import (
    AskedToWait,
    ForeignAddress,
    GaveUp,
    Refused,
    UnsafeMirror,
)

URL = "https://api.pdok.nl/x"
PATH = "/api.pdok.nl/x"


@pytest.fixture
def served(registers):
    registers.files[PATH] = b'{"a": 1}'
    return registers


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_stumble_is_tried_again_with_longer_waits(served, open_courier, status):
    served.faults.extend([Fault("status", status)] * 3)

    with open_courier() as (courier, slept):
        assert courier.json(URL) == {"a": 1}

    assert slept == [0.75, 1.5, 3.0]  # 1, 2 and 4 s; chance takes off a quarter


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_refusal_is_not_tried_again(served, open_courier, status):
    served.faults.append(Fault("status", status))

    with open_courier() as (courier, slept), pytest.raises(Refused) as caught:
        courier.json(URL)

    assert caught.value.status == status
    assert slept == []


@pytest.mark.parametrize("kind", ["cut", "truncated"])
def test_an_answer_that_breaks_off_is_asked_again(served, open_courier, kind):
    served.faults.append(Fault(kind))

    with open_courier() as (courier, _):
        assert courier.json(URL) == {"a": 1}

    assert len(served.asked) == 2


def test_it_gives_up_after_the_last_try(served, open_courier):
    served.broken = {"/x": Fault("status", 500)}

    with open_courier(tries=3) as (courier, slept), pytest.raises(GaveUp) as caught:
        courier.json(URL)

    assert caught.value.tries == len(served.asked) == 3
    assert len(slept) == 2


def test_the_wait_that_a_server_asks_for_is_kept(served, open_courier, local_now_s):
    moment = formatdate(local_now_s + 90, usegmt=True)
    served.faults.append(Fault("status", 429, {"Retry-After": "33"}))
    served.faults.append(Fault("status", 503, {"Retry-After": moment}))
    served.faults.append(Fault("status", 503, {"Retry-After": "straks"}))

    with open_courier() as (courier, slept):
        courier.json(URL)

    assert slept == [33.0, 90.0 - 33.0, 3.0]


def test_a_wait_of_hours_is_left_to_the_user(served, open_courier):
    served.faults.append(Fault("status", 429, {"Retry-After": "7200"}))

    with open_courier() as (courier, slept), pytest.raises(AskedToWait) as caught:
        courier.json(URL)

    assert caught.value.wait_s == 7200
    assert slept == []


def test_requests_keep_their_distance_and_say_who_asks(served, local):
    slept = []
    address = local_address(local)
    clock = Clock(lambda: 1000.0 + sum(slept), slept.append)
    with one_connection() as client:
        courier = Courier(client, Servers(address), Patience(), clock, lambda: 0.0)
        for _ in range(3):
            courier.json(URL)

    assert slept == pytest.approx([0.4, 0.4])
    _, _, headers = served.asked[-1]
    assert headers["User-Agent"] == f"samensterk/{__version__}"


def local_address(local):
    with local[1]() as (courier, _):
        return courier.servers.mirror


def test_a_redirect_stays_on_the_server(served, open_courier):
    moved = Fault("status", 301, {"Location": "https://api.pdok.nl/x"})
    served.broken = {"/old": moved}

    with open_courier() as (courier, _):
        assert courier.json("https://api.pdok.nl/old") == {"a": 1}
        moved.headers["Location"] = "https://elsewhere.example/x"
        with pytest.raises(ForeignAddress):
            courier.json("https://api.pdok.nl/old")


def test_a_redirect_in_a_circle_ends(served, open_courier):
    moved = Fault("status", 302, {"Location": "https://api.pdok.nl/round"})
    served.broken = {"/round": moved}

    with open_courier() as (courier, _), pytest.raises(ForeignAddress):
        courier.json("https://api.pdok.nl/round")


@pytest.mark.parametrize(
    "url",
    [
        "http://api.pdok.nl/x",
        "https://api.pdok.nl.elsewhere.example/x",
        "https://elsewhere.example/x",
        "https://api.pdok.nl:8443/x",
    ],
)
def test_only_listed_servers_are_asked(url):
    with pytest.raises(ForeignAddress):
        Servers().address(url)


def test_links_may_be_relative_or_plain_http():
    asked = "https://api.pdok.nl/a/items?f=json"

    assert (
        Servers().follow("?cursor=2", asked) == "https://api.pdok.nl/a/items?cursor=2"
    )
    assert Servers().follow("http://api.pdok.nl/b", asked) == "https://api.pdok.nl/b"


@pytest.mark.parametrize("mirror", ["http://example.org", "ftp://example.org", "x"])
def test_a_mirror_outside_this_machine_needs_https(mirror):
    with pytest.raises(UnsafeMirror):
        Servers(mirror)
