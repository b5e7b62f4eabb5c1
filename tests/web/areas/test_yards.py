"""Yards come from a scan, whole or not at all."""

import json
import re
import shutil
from pathlib import Path

import geopandas
import pyogrio
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.members import make_member, sign_in

from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.areas.scans.area_reading import read_areas
from samensterk.web.areas.scans.faults import words_of
from samensterk.web.areas.scans.scan_folders import (
    Fault,
    FoundYard,
    NoScan,
    Summary,
    read_summary,
    read_yards,
    split_address,
)
from samensterk.web.areas.yards import take_over as services
from samensterk.web.common.jobs import ask
from samensterk.web.common.models import Job
from samensterk.web.common.natural_order import by_number
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scan_folder(tmp_path_factory):
    """A real scan of a small Noorderveld."""
    from samensterk.cli.demo import _grow, _scan
    from samensterk.products.kinds import COUNTRYSIDE

    folder = tmp_path_factory.mktemp("scan")
    _scan(_grow(folder / "bestanden", 40, 7), folder / "scan", COUNTRYSIDE)
    return folder / "scan"


def found(number, **more):
    given = {
        "key": f"{number:016}",
        "address": f"Langewijk {number}, 9913AA Oosterlage",
        "street": "Langewijk",
        "house_number": number,
        "place": "Oosterlage",
        "visit_area": "Bezoekgebied 1",
        "kind": "farm",
        "facts": {"n_buildings": 2},
        "x_m": 1.0,
        "y_m": 2.0,
    }
    return FoundYard(**given | more)


SUMMARY = Summary(
    LoadedScan._meta.get_field("made_on").to_python("2026-11-01"), "0.1.0", []
)


def take_over(place, *numbers):
    yards = [found(number) for number in numbers]
    return services.take_over_scan(
        municipality_id=place.pk, summary=SUMMARY, yards=yards
    )


def test_every_yard_of_the_scan_has_its_visit_area(scan_folder):
    yards = read_yards(scan_folder)

    told = json.loads((scan_folder / "scan.json").read_text())
    assert len(yards) == told["counts"]["yards"]
    assert all(one.visit_area for one in yards)
    assert len({one.key for one in yards}) == len(yards)


def test_a_yard_that_is_found_again_keeps_its_row(place):
    take_over(place, 1, 2)
    before = Yard.objects.get(house_number=1).pk

    take_over(place, 1, 3)

    assert Yard.objects.get(house_number=1).pk == before
    present = Yard.objects.present().values_list("house_number", flat=True)
    assert sorted(present) == [1, 3]
    assert Yard.objects.get(house_number=2).gone_since is not None


def test_a_yard_that_comes_back_is_there_again(place):
    for numbers in ([1, 2], [1], [1, 2]):
        take_over(place, *numbers)

    assert Yard.objects.get(house_number=2).gone_since is None


def test_the_same_scan_twice_changes_nothing_more(place):
    for _ in range(2):
        take_over(place, 1, 2)

    assert Yard.objects.count() == 2


def test_a_scan_touches_no_other_municipality(place, neighbour):
    take_over(neighbour, 1, 2)

    take_over(place, 3)

    assert Yard.objects.for_municipality(neighbour.pk).present().count() == 2


def test_half_a_scan_is_none(place):
    take_over(place, 1)
    wrong = [found(2), found(3, x_m=None)]

    with pytest.raises(Exception, match="x_m"):
        services.take_over_scan(municipality_id=place.pk, summary=SUMMARY, yards=wrong)

    assert list(Yard.objects.values_list("house_number", flat=True)) == [1]
    assert LoadedScan.objects.count() == 1


def _without(name):
    return lambda folder: (folder / name).unlink()


def _with_summary(change):
    def apply(folder):
        path = folder / "scan.json"
        told = json.loads(path.read_text())
        change(told)
        path.write_text(json.dumps(told))

    return apply


def _cut(folder):
    path = folder / "scan.gpkg"
    path.write_bytes(path.read_bytes()[:5000])


def _without_layer(folder):
    yards = pyogrio.read_dataframe(folder / "scan.gpkg", layer="areas")
    (folder / "scan.gpkg").unlink()
    pyogrio.write_dataframe(yards, folder / "scan.gpkg", layer="areas")


def _with_yards(change):
    def apply(folder):
        yards = pyogrio.read_dataframe(folder / "scan.gpkg", layer="yards")
        (folder / "scan.gpkg").unlink()
        pyogrio.write_dataframe(change(yards), folder / "scan.gpkg", layer="yards")

    return apply


WRONG = [
    (Fault.NO_FILE, _without("scan.gpkg")),
    (Fault.NO_FILE, _without("scan.json")),
    (Fault.NO_SUMMARY, lambda folder: (folder / "scan.json").write_text("{")),
    (Fault.NO_SUMMARY, _with_summary(lambda told: told.pop("area"))),
    (Fault.NO_SUMMARY, _with_summary(lambda told: told.update(made_on="gisteren"))),
    (
        Fault.NO_SUMMARY,
        _with_summary(lambda told: told["sources"][0].update(title="a\x00b")),
    ),
    (
        Fault.NO_SUMMARY,
        _with_summary(lambda told: told["sources"][0].update(date="\ud800")),
    ),
    (Fault.NO_SUMMARY, _with_summary(lambda told: told.update(version=float("nan")))),
    (Fault.NO_PLACE, _with_yards(lambda yards: yards.assign(x_m=float("nan")))),
    (Fault.NO_PLACE, _with_yards(lambda yards: yards.assign(main_address_id="9" * 60))),
    # What would be another page, or another line in the processing log.
    (Fault.NO_PLACE, _with_yards(lambda yards: yards.assign(main_address_id="9/9"))),
    (Fault.NO_PLACE, _with_yards(lambda yards: yards.assign(main_address_id="9\n1"))),
    (
        Fault.NO_PLACE,
        _with_yards(lambda yards: yards.assign(main_address_id="", yard_id="")),
    ),
    (
        Fault.OTHER_KIND,
        _with_summary(lambda told: told.update(kind="binnenstad")),
    ),
    (
        Fault.OTHER_MUNICIPALITY,
        _with_summary(lambda told: told["area"].update(code="GM0166")),
    ),
    (Fault.NO_GEOPACKAGE, _cut),
    (Fault.NO_GEOPACKAGE, lambda folder: (folder / "scan.gpkg").write_bytes(b"")),
    (Fault.NO_YARDS, _without_layer),
    (Fault.NO_COLUMNS, _with_yards(lambda yards: yards.drop(columns="kind"))),
]


def read_both(folder):
    read_summary(folder, code="GM9901")
    read_yards(folder)


@pytest.mark.parametrize(("fault", "spoil"), WRONG)
def test_a_spoilt_folder_is_refused_by_name(scan_folder, tmp_path, fault, spoil):
    folder = Path(shutil.copytree(scan_folder, tmp_path / "scan"))
    spoil(folder)

    with pytest.raises(NoScan) as caught:
        read_both(folder)

    assert caught.value.fault == fault


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("Langewijk 12, 9913AA Oosterlage", ("Langewijk", 12, "Oosterlage")),
        ("2e Wijk 3a, 9913 AA De Krim", ("2e Wijk", 3, "De Krim")),
        ("Laan 1940-1945 7 bis, 1234AB Ede", ("Laan 1940-1945", 7, "Ede")),
        ("Laan 123456, 1234AB Ede", ("Laan 123456, 1234AB Ede", None, "Ede")),
        ("Zonder nummer", ("Zonder nummer", None, "")),
        ("", ("", None, "")),
    ],
)
def test_an_address_is_taken_apart(address, parts):
    assert split_address(address) == parts


@pytest.mark.django_db(transaction=True)
def test_a_sent_scan_becomes_a_list(client, place, scan_folder):
    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)
    files = {
        "geopackage": SimpleUploadedFile(
            "x.bin", (scan_folder / "scan.gpkg").read_bytes()
        ),
        "summary": SimpleUploadedFile(
            "y.txt", (scan_folder / "scan.json").read_bytes()
        ),
    }

    answer = client.post(reverse("areas:load_scan", args=[place.slug]), files)
    work(until_empty=True)

    job = Job.objects.get()
    assert (job.state, job.reason) == (Job.State.DONE, "")
    assert answer.url == reverse("common:job", args=[place.slug, job.pk])
    assert Yard.objects.for_municipality(place.pk).count() == job.result["n_yards"] > 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("geopackage", b""),
        ("geopackage", b"PK\x03\x04"),
        ("geopackage", b"SQLite format 3\x00" + b"\x00" * 200),
        ("summary", b"[1]"),
        ("summary", b"\xff\xfe"),
        ("summary", b"[" * 100_000),
    ],
)
def test_another_kind_of_file_is_refused(enter, place, scan_folder, name, content):
    client = enter(Role.COORDINATOR, place)
    right = {
        "geopackage": (scan_folder / "scan.gpkg").read_bytes(),
        "summary": (scan_folder / "scan.json").read_bytes(),
    }
    files = {
        key: SimpleUploadedFile("scan", value)
        for key, value in (right | {name: content}).items()
    }

    answer = client.post(reverse("areas:load_scan", args=[place.slug]), files)

    assert answer.status_code == 200
    assert not Job.objects.exists()


def test_a_loaded_scan_of_an_asked_job_is_refused_in_words(place, tmp_path):
    job = ask(
        "areas.load_scan",
        municipality_id=place.pk,
        asked_by_id=None,
        arguments={"folder": str(tmp_path)},
    )
    from samensterk.web.common.job_run import run

    run(job.pk)

    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert job.reason.startswith("scan.json ontbreekt")


def test_a_scan_that_found_nothing_is_refused_and_no_yard_is_lost(
    scan_folder, tmp_path
):
    """As when none of the files has buildings of this municipality."""
    empty = shutil.copytree(scan_folder, tmp_path / "leeg") / "scan.gpkg"
    for layer in ("areas", "visit_areas"):
        nothing = geopandas.read_file(empty, layer=layer).iloc[:0]
        nothing.to_file(empty, layer=layer)

    with pytest.raises(NoScan) as refused:
        read_areas(empty.parent, "buitengebied")

    assert refused.value.fault == Fault.NO_AREA
    assert words_of(refused.value)


def test_areas_are_read_in_the_order_of_their_numbers(scan_folder):
    names = [one.name for one in read_areas(scan_folder, "buitengebied")]

    cells = [one for one in names if one.startswith("Gebied ")]
    assert names == sorted(names, key=by_number)
    assert [int(re.findall(r"\d+", one)[0]) for one in cells] == list(
        range(1, len(cells) + 1)
    )
