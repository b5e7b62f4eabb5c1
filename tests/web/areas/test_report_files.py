"""Areas and report of a scan that was really made, as files."""

import csv
import io

import pyarrow.parquet as pq
import pytest
from django.urls import reverse
from web.scanned import make_described_scan

from samensterk.cli.main import main
from samensterk.sample import grow, write
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.scans.folders import folder_of
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def at(place, door, *parts):
    return reverse(f"areas:{door}", args=[place.slug, *parts])


@pytest.fixture
def real_scan(place, media, tmp_path):
    written = write(grow(20, 5), tmp_path / "files")
    files = [str(path) for path in written if path.suffix != ".pbf"]
    target = str(media / "scan-folders" / "real")
    assert main(["scan", *files, "--area", "Noorderveld", "--to", target]) == 0
    found = make_described_scan(place)
    found.folder = "real"
    found.save()
    return found


def test_the_areas_are_taken_along_without_anything_of_yards(enter, place, real_scan):
    analyst = enter(Role.RIEC_ANALYST, place)
    kept = folder_of(real_scan)
    numbers = [
        value.encode()
        for name, column in (("addresses", "address_id"), ("buildings", "building_id"))
        for value in pq.read_table(kept / f"{name}.parquet")[column].to_pylist()
    ]

    for form, start in (
        ("gpkg", b"SQLite format 3"),
        ("parquet", b"PAR1"),
        ("csv", b"\xef\xbb\xbf"),
    ):
        answer = analyst.get(at(place, "area_file", real_scan.pk, form))
        assert answer.content.startswith(start)
        assert not [one for one in numbers if one in answer.content]
    rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    head, *lines = rows
    assert min(int(line[head.index("Erven")]) for line in lines) >= 5


def test_a_report_of_a_real_scan_is_made_in_every_form(enter, place, real_scan):
    coordinator = enter(Role.COORDINATOR, place)
    page = coordinator.get(at(place, "report_new", real_scan.pk))
    names = [one for one in page.context["form"].fields if one.startswith("on_")]
    sent = {"version": 0, **dict.fromkeys(names, "on")}

    shown = coordinator.post(at(place, "report_new", real_scan.pk), sent, follow=True)

    assert "Vergelijking" in shown.content.decode()
    version = ReportVersion.objects.get()
    for form in ("pdf", "docx", "html", "burgemeester"):
        url = at(place, "report_file", real_scan.pk, version.pk, form)
        assert coordinator.get(url).status_code == 200
