"""A scan folder that was made elsewhere comes in whole, or not at all."""

import io
import json
import shutil
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.areas.ordering import grown
from web.members import make_member, make_yards, sign_in

from samensterk.products.folder_parts import without_yards
from samensterk.web.areas.making import load_jobs
from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.areas.scans.folders import file_of
from samensterk.web.common.jobs import LeaseLost, claim
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SOURCES_ROOT = None


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from samensterk.cli.demo import _scan
    from samensterk.products.kinds import COUNTRYSIDE

    place = tmp_path_factory.mktemp("scan")
    _scan(grown(place / "bestanden"), place / "scan", COUNTRYSIDE)
    return place / "scan"


@pytest.fixture
def coordinator(client, place):
    return sign_in(client, make_member(Role.COORDINATOR, place).user)


def zipped(folder, prefix="scan/", more=()):
    sent = io.BytesIO()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"{prefix}{path.name}")
        for name, content in more:
            archive.writestr(name, content)
    return sent.getvalue()


def load(client, place, content):
    url = reverse("areas:load_scan", args=[place.slug])
    sent = SimpleUploadedFile("scan.zip", content)
    return client.post(url, {"archive": sent})


def test_a_zip_of_the_folder_becomes_a_scan(coordinator, place, folder):
    load(coordinator, place, zipped(folder, more=[("scan/vreemd.exe", b"MZ")]))
    work(until_empty=True)

    scan = LoadedScan.objects.get()
    assert Job.objects.get().state == Job.State.DONE
    assert scan.n_yards == Yard.objects.count() >= 40
    assert file_of(scan, "map.pmtiles") or file_of(scan, "areas.parquet")
    assert file_of(scan, "vreemd.exe") is None
    assert file_of(scan, "report.html") is None  # what was sent is no page of ours


def test_a_scan_without_yards_leaves_the_list_alone(
    coordinator, place, folder, tmp_path
):

    own = shutil.copytree(folder, tmp_path / "scan")
    without_yards(own)
    yards = make_yards(place, 3)

    load(coordinator, place, zipped(own))
    work(until_empty=True)

    assert Job.objects.get().reason == ""
    assert LoadedScan.objects.first().areas.exists()
    assert Yard.objects.present().count() == len(yards)


def test_a_scan_of_another_municipality_changes_nothing(client, neighbour, folder):
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)

    load(client, neighbour, zipped(folder))
    work(until_empty=True)

    job = Job.objects.get()
    assert job.state == Job.State.FAILED
    assert "GM9901" in job.reason
    assert not LoadedScan.objects.exists()


def link():
    one = zipfile.ZipInfo("scan/link.json")
    one.external_attr = 0o120777 << 16
    return one


@pytest.mark.parametrize(
    "member",
    ["../scan.json", "/etc/scan.json", "C:\\scan.json", "scan/../../x", link()],
    ids=str,
)
def test_a_zip_that_would_write_elsewhere_is_refused(
    coordinator, place, folder, member
):
    answer = load(coordinator, place, zipped(folder, more=[(member, b"{}")]))

    assert answer.status_code == 200
    assert answer.context["form"].errors["archive"]
    assert not Job.objects.exists()


@pytest.mark.parametrize("cut", [10, 300, -100])
def test_a_zip_that_breaks_off_is_refused(coordinator, place, folder, cut):
    answer = load(coordinator, place, zipped(folder)[:cut])

    assert answer.context["form"].errors["archive"]


def test_a_bomb_is_refused(coordinator, place, folder):
    answer = load(
        coordinator, place, zipped(folder, more=[("a.json", b" " * 40_000_000)])
    )

    assert answer.context["form"].errors["archive"]


def test_a_folder_on_the_server_becomes_a_scan(coordinator, place, folder, settings):
    settings.SOURCES_ROOT = folder.parent
    url = reverse("areas:load_scan", args=[place.slug])
    coordinator.post(url, {"on_server": "scan"})
    work(until_empty=True)

    assert LoadedScan.objects.count() == 1
    assert json.loads((folder / "scan.json").read_text())  # it stays where it was


def test_a_job_that_breaks_off_halfway_is_done_from_the_start(
    coordinator, place, folder, monkeypatch, settings
):
    load(coordinator, place, zipped(folder))
    run = claim(Job.objects.get().pk, "the first worker")

    def lost(*_args, **_more):
        raise LeaseLost

    with monkeypatch.context() as halfway:
        halfway.setattr(load_jobs, "take_over_scan", lost)
        with pytest.raises(LeaseLost):
            load_jobs.load_scan(run)
    assert not LoadedScan.objects.exists()
    assert not list((settings.MEDIA_ROOT / "scan-folders").iterdir())

    load_jobs.load_scan(run)

    assert LoadedScan.objects.count() == 1
    assert Job.objects.get().state == Job.State.DONE


def test_nothing_chosen_is_asked_for(coordinator, place):
    answer = coordinator.post(reverse("areas:load_scan", args=[place.slug]), {})

    assert answer.status_code == 200
    assert not Job.objects.exists()
