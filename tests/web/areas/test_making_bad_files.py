"""Files that cannot be used: a clear sentence each, and the others stay."""

import io
import json
import zipfile
from pathlib import Path

import geopandas
import pytest
from django.urls import reverse
from web.areas.ordering import begin, grown, send
from web.members import make_member, sign_in

from samensterk.web.areas.making import looking, server_folders
from samensterk.web.areas.making.forms import size_of
from samensterk.web.areas.making.zips import Fault, RefusedZip, check_zip
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SOURCES_ROOT = None


@pytest.fixture(scope="module")
def bag(tmp_path_factory):
    paths = grown(tmp_path_factory.mktemp("noorderveld") / "bestanden")
    return next(one for one in paths if "bag" in one.name)


@pytest.fixture
def order(client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    return begin(client, place)


def changed(bag, folder, change):
    """Write the layers of a file of the BAG again, each changed."""
    path = folder / "bag-light.gpkg"
    for name in geopandas.list_layers(bag)["name"]:
        frame = geopandas.read_file(bag, layer=name)
        change(frame).to_file(path, layer=name, driver="GPKG")
    return path.read_bytes()


def in_sea(frame):
    return frame.set_geometry(frame.geometry.translate(-400_000, 0))


def zipped(*members, compression=zipfile.ZIP_DEFLATED):
    sent = io.BytesIO()
    with zipfile.ZipFile(sent, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return sent.getvalue()


def locked():
    """A zip that says of its file that it has a password."""
    content = bytearray(zipped(("a.xml", b"<a/>")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    return bytes(content)


BOMB = zipped(("a.xml", b"0" * 30_000_000))
BAD = {
    "empty": (lambda _bag, _folder: b"", "leeg"),
    "another kind": (lambda _bag, _folder: b"%PDF-1.7", "niet wordt herkend"),
    "cut off": (lambda bag, _folder: bag.read_bytes()[:40_000], "breekt af"),
    "wrong system": (
        lambda bag, folder: changed(bag, folder, lambda one: one.to_crs(3857)),
        "EPSG:28992",
    ),
    "in the sea": (
        lambda bag, folder: changed(bag, folder, in_sea),
        "EPSG:28992",
    ),
    "no rows": (
        lambda bag, folder: changed(bag, folder, lambda one: one.iloc[:0]),
        "geen objecten",
    ),
    "zip cut off": (lambda _bag, _folder: BOMB[:-200], "zip"),
    "zip bomb": (lambda _bag, _folder: BOMB, "zip"),
    "bomb in a zip": (
        lambda _bag, _folder: zipped(("0457PND15102021.zip", BOMB)),
        "zip",
    ),
    "locked zip": (lambda _bag, _folder: locked(), "zip"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_stays_in_the_list_unused(
    client, place, order, bag, tmp_path, name
):
    make, words = BAD[name]
    borders = json.dumps({"a": 1}).encode()

    send(client, place, order, ("slecht.gpkg", make(bag, tmp_path)), ("x", borders))

    bad = order.files.get(name="slecht.gpkg")
    assert bad.format == ""
    assert words in bad.problem or words in str(bad.problem.lower())
    assert order.files.count() == 2
    url = reverse("areas:order", args=[place.slug, order.pk])
    assert bad.problem[:30] in client.get(url).content.decode().replace("&#x27;", "'")


def test_each_kind_of_bad_zip_has_its_name(tmp_path):
    path = tmp_path / "a.zip"
    for content, fault in (
        (BOMB, Fault.BOMB),
        (zipped(("b.zip", BOMB)), Fault.BOMB),
        (BOMB[:-200], Fault.BROKEN),
        (locked(), Fault.LOCKED),
    ):
        path.write_bytes(content)
        with pytest.raises(RefusedZip) as caught:
            check_zip(path)
        assert caught.value.fault == fault


def test_a_real_extract_of_the_bag_is_no_bomb():
    real = Path(__file__).parents[4] / "shared/data/weesp/BAGGEM0457L-15102021.zip"
    if not real.exists():
        pytest.skip("the real data are not beside the project")

    check_zip(real)


def test_a_request_of_two_gigabytes_is_told_to_go_another_way(client, place, order):
    url = reverse("areas:order_upload", args=[place.slug, order.pk])

    answer = client.post(url, CONTENT_LENGTH=str(2_000_000_000))

    assert answer.status_code == 413
    assert "server" in answer.content.decode()


def test_a_file_elsewhere_in_the_country_is_doubted(
    client, place, order, bag, tmp_path
):
    paths = {one.name: one for one in bag.parent.iterdir()}
    borders = next(one for name, one in paths.items() if "wijken" in name)
    far = changed(
        bag,
        tmp_path,
        lambda one: one.set_geometry(one.geometry.translate(-100_000, -150_000)),
    )
    send(client, place, order, ("ver.gpkg", far), (borders.name, borders.read_bytes()))

    url = reverse("areas:order", args=[place.slug, order.pk])
    ready = client.get(url).context["ready"]

    assert [one.startswith("ver.gpkg") for one in ready.doubts] == [True]


# A folder on the server.


@pytest.fixture
def root(tmp_path, settings):
    settings.SOURCES_ROOT = tmp_path / "server"
    (settings.SOURCES_ROOT / "kampen").mkdir(parents=True)
    (settings.SOURCES_ROOT / "kampen/a.json").write_text("{}")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key").write_text("geheim")
    return settings.SOURCES_ROOT


def test_nothing_leads_out_of_the_folder_on_the_server(root, tmp_path):
    (root / "weg").symlink_to(tmp_path / "secret")
    (root / "kampen/key").symlink_to(tmp_path / "secret/key")

    assert [one.path for one in server_folders.folders()] == ["kampen"]
    assert [one.name for one in server_folders.files_in("kampen")] == ["a.json"]
    for path in ("../secret", "weg", "kampen/../../secret", "/etc", "", "a\x00b", "."):
        assert server_folders.files_in(path) == []
    for path in ("../secret/key", "kampen/key", "weg/key", "/etc/passwd"):
        assert server_folders.file_at(path) is None


def test_files_on_the_server_are_used_where_they_are(client, place, order, root, bag):
    (root / "kampen/bag-light.gpkg").write_bytes(bag.read_bytes())
    url = reverse("areas:order_server", args=[place.slug, order.pk])

    for _ in range(2):
        client.post(url, {"folder": "kampen"})

    assert [one.path for one in order.files.all()] == [
        "kampen/a.json",
        "kampen/bag-light.gpkg",
    ]
    remove = reverse(
        "areas:source_remove",
        args=[place.slug, order.pk, order.files.get(format="bag_light").pk],
    )
    client.post(remove)
    assert (root / "kampen/bag-light.gpkg").exists()


@pytest.mark.parametrize("folder", ["../secret", "nergens", "", "kampen/a.json"])
def test_a_folder_that_is_not_offered_cannot_be_chosen(
    client, place, order, root, folder
):
    url = reverse("areas:order_server", args=[place.slug, order.pk])

    answer = client.post(url, {"folder": folder})

    assert answer.status_code == 200
    assert not order.files.exists()


def test_without_such_a_folder_the_choice_is_not_shown(client, place, order):
    url = reverse("areas:order", args=[place.slug, order.pk])

    assert not client.get(url).context["has_server"]


def test_a_large_file_is_looked_at_by_a_worker(
    client, place, order, root, bag, monkeypatch
):
    monkeypatch.setattr(looking, "AT_ONCE_BYTES", 10)
    (root / "kampen/bag-light.gpkg").write_bytes(bag.read_bytes())
    client.post(
        reverse("areas:order_server", args=[place.slug, order.pk]), {"folder": "kampen"}
    )
    order.refresh_from_db()

    assert order.job_id
    assert not order.files.exclude(format="").exists()
    assert size_of(2_100_000_000) == "2,1 GB"


def test_what_nobody_has_looked_at_can_be_looked_at_again(
    client, place, order, root, bag, monkeypatch
):
    (root / "kampen/bag-light.gpkg").write_bytes(bag.read_bytes())
    with monkeypatch.context() as small:
        small.setattr(looking, "AT_ONCE_BYTES", 10)
        client.post(
            reverse("areas:order_server", args=[place.slug, order.pk]),
            {"folder": "kampen"},
        )
    client.post(reverse("areas:order_cancel", args=[place.slug, order.pk]))
    url = reverse("areas:order", args=[place.slug, order.pk])
    assert client.get(url).context["has_unread"]

    client.post(reverse("areas:order_start", args=[place.slug, order.pk]))

    assert order.files.filter(format="bag_light").exists()
    assert not client.get(url).context["has_unread"]


def test_no_file_at_all_is_told(client, place, order):
    answer = send(client, place, order)

    assert answer.context["upload_form"].errors["sent"]


def test_boxes_that_touch_overlap():
    assert looking.overlaps((0, 0, 1, 1), (1, 1, 2, 2))
    assert not looking.overlaps((0, 0, 1, 1), (2, 2, 3, 3))
    assert looking.overlaps((0, 0, 1, 1), (2, 2, 3, 3), margin_m=1)
