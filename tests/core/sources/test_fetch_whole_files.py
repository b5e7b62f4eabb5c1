"""Whole files are found in lists of downloads and go on where they broke off."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from core.local_registers import Fault

from samensterk.sources.fetching import whole_file
from samensterk.sources.fetching.atom import find_download
from samensterk.sources.fetching.servers import AREAS_FEED, BAG_FEED, ROADS_FEED
from samensterk.sources.fetching.trouble import ForeignAddress, NoFileInFeed, NoRoom
from samensterk.sources.fetching.whole_file import download

REAL_FEED = Path(__file__).parents[3] / "../shared/data/misc/bag_atom_feed.xml"
URL = "https://service.pdok.nl/kadaster/bag/atom/downloads/bag-light.gpkg"
PATH = "/service.pdok.nl/kadaster/bag/atom/downloads/bag-light.gpkg"
CONTENT = bytes(range(256)) * 4000


def feed(*links):
    """A list of downloads; each link is (href, type)."""
    entries = "".join(
        f'<entry><title>T</title><updated>2026-10-01T00:00:00Z</updated><link rel="alternate"'
        f' href="{href}" type="{kind}"/></entry>'
        for href, kind in links
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()


@pytest.fixture
def served(registers):
    registers.files[PATH] = CONTENT
    return registers


def fetch(courier, path):
    download(courier, URL, path, lambda _: None)


@pytest.mark.skipif(not REAL_FEED.exists(), reason="../shared/data is not here")
def test_bag_light_is_found_in_the_real_feed(registers, open_courier):
    registers.files["/service.pdok.nl/kadaster/bag/atom/bag.xml"] = (
        REAL_FEED.read_bytes()
    )

    with open_courier() as (courier, _):
        found = find_download(courier, BAG_FEED, re.compile(r"bag-light\.gpkg$"))

    assert (found.url, found.updated) == (URL, "2026-07-19")


def test_a_file_is_found_two_lists_deep(registers, open_courier):
    base = "/service.pdok.nl/rws/nationaal-wegenbestand-wegen/atom"
    registers.files[f"{base}/index.xml"] = feed(
        (f"https:/{base}/nwb_wegen.xml", "application/atom+xml")
    )
    registers.files[f"{base}/nwb_wegen.xml"] = feed(
        (f"https:/{base}/downloads/nwb_wegen.gpkg", "application/geopackage+sqlite3")
    )
    registers.faults.append(Fault("truncated"))

    with open_courier() as (courier, _):
        found = find_download(courier, ROADS_FEED, re.compile(r"nwb_wegen.*\.gpkg$"))

    assert found.file_name == "nwb_wegen.gpkg"


def test_the_newest_edition_is_taken(registers, open_courier):
    base = "/service.pdok.nl/cbs/wijkenbuurten/2025/atom"
    names = ["wijkenbuurten_2025_v1", "wijkenbuurten_2025_v3", "wijkenbuurten_2025_v2"]
    links = [(f"downloads/{name}.gpkg", "application/x") for name in names]
    registers.files[f"{base}/index.xml"] = feed(*links)

    with open_courier() as (courier, _):
        found = find_download(
            courier, AREAS_FEED.format(year=2025), re.compile("wijkenbuurten")
        )

    assert found.file_name == "wijkenbuurten_2025_v3.gpkg"


def test_a_list_without_the_file_or_with_a_foreign_one_is_told(registers, open_courier):
    path = "/service.pdok.nl/kadaster/bag/atom/bag.xml"
    with open_courier() as (courier, _):
        registers.files[path] = feed()
        with pytest.raises(NoFileInFeed):
            find_download(courier, BAG_FEED, re.compile("bag-light"))
        registers.files[path] = feed(("https://x.example/bag-light.gpkg", "a/b"))
        with pytest.raises(ForeignAddress):
            find_download(courier, BAG_FEED, re.compile("bag-light"))


def test_a_file_that_breaks_off_goes_on_with_the_rest(served, open_courier, tmp_path):
    served.faults.append(Fault("cut"))
    path = tmp_path / "bag-light.gpkg"

    with open_courier() as (courier, _):
        fetch(courier, path)

    assert path.read_bytes() == CONTENT
    (_, _, first), (_, _, second) = served.asked
    assert "Range" not in first
    assert second["Range"] == f"bytes={len(CONTENT) // 2}-"
    assert second["If-Range"].startswith('"')


def test_a_try_that_brings_something_does_not_count(served, open_courier, tmp_path):
    served.faults.extend([Fault("cut")] * 8)

    with open_courier(tries=3) as (courier, _):
        fetch(courier, tmp_path / "x.gpkg")

    assert (tmp_path / "x.gpkg").read_bytes() == CONTENT


def arrived(folder, content, mark):
    """A first part that an earlier run left behind."""
    part = folder / "x.gpkg.part"
    part.mkdir()
    (part / "content").write_bytes(content)
    (part / "state.json").write_text(f'{{"url": "{URL}", "mark": {mark}}}')


def test_a_new_edition_starts_over(served, open_courier, tmp_path):
    arrived(tmp_path, b"old old old", '"\\"another\\""')

    with open_courier() as (courier, _):
        fetch(courier, tmp_path / "x.gpkg")

    assert (tmp_path / "x.gpkg").read_bytes() == CONTENT


def test_a_file_that_was_whole_already_is_not_fetched_again(
    served, open_courier, tmp_path
):
    tag = f'"\\"{len(CONTENT)}-{CONTENT[:1].hex()}\\""'
    arrived(tmp_path, CONTENT, tag)

    with open_courier() as (courier, _):
        fetch(courier, tmp_path / "x.gpkg")

    assert (tmp_path / "x.gpkg").read_bytes() == CONTENT
    assert len(served.asked) == 1


def test_more_than_the_whole_file_starts_over(served, open_courier, tmp_path):
    tag = f'"\\"{len(CONTENT)}-{CONTENT[:1].hex()}\\""'
    arrived(tmp_path, CONTENT + b"more", tag)

    with open_courier() as (courier, _):
        fetch(courier, tmp_path / "x.gpkg")

    assert (tmp_path / "x.gpkg").read_bytes() == CONTENT


def test_a_full_disk_is_told_before_it_is_full(
    served, open_courier, tmp_path, monkeypatch
):
    full = SimpleNamespace(disk_usage=lambda _: SimpleNamespace(free=10))
    monkeypatch.setattr(whole_file, "shutil", full)

    with open_courier() as (courier, _), pytest.raises(NoRoom) as caught:
        fetch(courier, tmp_path / "x.gpkg")

    assert (caught.value.needed_bytes, caught.value.free_bytes) == (len(CONTENT), 10)
