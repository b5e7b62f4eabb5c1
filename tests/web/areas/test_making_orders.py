"""From files to a scan in the browser: three steps, progress, and once only."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from web.areas.ordering import (
    also,
    begin,
    begin_across,
    do,
    grown,
    messages_of,
    send,
    send_paths,
)
from web.members import make_member, make_place, sign_in
from web.scanned import make_order

from samensterk.web.areas.making import jobs as making_jobs
from samensterk.web.areas.making import services
from samensterk.web.areas.models import LoadedScan, OrderPlace, ScanOrder, Yard
from samensterk.web.areas.scans.folders import file_of
from samensterk.web.common.jobs import JobRun
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def neighbour(db):  # of which no file tells
    return make_place("Verderop", "GM9950")


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SOURCES_ROOT = None


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    return grown(tmp_path_factory.mktemp("noorderveld") / "bestanden")


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(client, place, order):
    return client.get(reverse("areas:order", args=[place.slug, order.pk]))


def test_files_become_a_scan_with_areas_and_yards(coordinator, place, paths):
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, paths)
    shown = page(coordinator, place, order)
    assert shown.context["ready"].may_start
    assert {one.source.problem for one in shown.context["files"]} == {""}

    do(coordinator, place, order, "start")
    do(coordinator, place, order, "start")  # somebody clicked twice
    work(until_empty=True)

    order.refresh_from_db()
    scan = LoadedScan.objects.get()
    assert order.state == ScanOrder.State.DONE
    assert order.places.get().scan == scan
    assert scan.n_yards == Yard.objects.for_municipality(place.pk).count() >= 40
    assert scan.areas.count() > 3
    assert file_of(scan, "areas.parquet")
    assert not (settings.MEDIA_ROOT / "sources" / str(order.pk) / "work/1").exists()


def test_the_log_says_that_every_yard_was_written(coordinator, place, paths):
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, paths)
    do(coordinator, place, order, "start")
    work(until_empty=True)

    line = LogEntry.objects.get(door="areas.make_scans")
    assert (line.municipality_id, line.action) == (place.pk, "write")
    assert line.subjects.strip() == "yard/*"


def test_a_second_scan_says_what_changed_and_the_first_stays(coordinator, place, paths):
    for _ in range(2):
        order = begin(coordinator, place)
        send_paths(coordinator, place, order, paths)
        do(coordinator, place, order, "start")
        work(until_empty=True)

    newer, older = LoadedScan.objects.all()
    assert older.comparison is None
    assert newer.comparison["areas_compared"] > 0
    assert file_of(newer, "changes.parquet")
    assert file_of(older, "yards.parquet")  # for what came, went and grew


def test_every_file_that_was_read_brings_the_work_further(
    coordinator, place, paths, monkeypatch
):
    told = []
    report = JobRun.report

    def listen(run, done, total=None, step=""):
        told.append((done, total, step))
        report(run, done, total, step)

    monkeypatch.setattr(JobRun, "report", listen)
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, paths)
    do(coordinator, place, order, "start")
    work(until_empty=True)

    n_files = order.files.exclude(format="").count()
    scanning = next(one for one in told if place.name in one[2])
    assert scanning[:2] == (n_files, n_files + 1)
    assert told[-1][0] == n_files + 1
    assert [one[0] for one in told] == sorted(one[0] for one in told)


def test_yards_in_folders_of_old_scans_go(coordinator, place, paths):
    for _ in range(3):
        order = begin(coordinator, place)
        send_paths(coordinator, place, order, paths)
        do(coordinator, place, order, "start")
        work(until_empty=True)

    third = LoadedScan.objects.all()[2]
    assert file_of(third, "yards.parquet") is None
    assert file_of(third, "areas.parquet")


def test_without_borders_nothing_starts_and_the_page_says_which_file(
    coordinator, place, paths
):
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, [one for one in paths if "bag" in one.name])

    answer = do(coordinator, place, order, "start")

    assert any("wijken en buurten" in one for one in messages_of(answer))
    assert not Job.objects.filter(kind="areas.make_scans").exists()


def test_a_municipality_that_is_not_in_the_borders_is_said_before(
    client, neighbour, paths
):
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)
    order = begin(client, neighbour)
    send_paths(client, neighbour, order, paths)

    ready = page(client, neighbour, order).context["ready"]

    assert any("Verderop" in one for one in ready.obstacles)


def test_what_is_missing_is_said_with_what_it_costs(coordinator, place, paths):
    order = begin(coordinator, place)
    send_paths(
        coordinator, place, order, [one for one in paths if "politie" not in one.name]
    )

    missing = page(coordinator, place, order).context["ready"].missing

    crime = next(one for one in missing if one.table == "crime")
    assert crime.empty


def test_the_same_number_twice_is_one_order(coordinator, place):
    url = reverse("areas:order_new", args=[place.slug])
    number = "5f0c3f4e-7f0a-4f43-9f6a-0d9a4f3c1b11"

    for _ in range(2):
        coordinator.post(url, {"number": number, "kind": "buitengebied"})

    assert OrderPlace.objects.count() == 1


def test_a_draft_is_found_again_and_can_be_thrown_away(coordinator, place, paths):
    order = begin(coordinator, place)
    send(coordinator, place, order, ("a.json", b"{}"))
    hub = coordinator.get(reverse("areas:scans", args=[place.slug]))
    assert [one.url for one in hub.context["orders"]] == [
        reverse("areas:order", args=[place.slug, order.pk])
    ]

    do(coordinator, place, order, "cancel", {"weg": "1"})

    assert not ScanOrder.objects.exists()
    assert not (settings.MEDIA_ROOT / "sources" / str(order.pk)).exists()


def test_what_was_sent_is_for_this_program_alone(coordinator, place):
    order = begin(coordinator, place)
    send(coordinator, place, order, ("../../etc/passwd", b"{}"))

    source = order.files.get()
    path = settings.MEDIA_ROOT / "sources" / str(order.pk) / source.path
    assert source.name == "passwd"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_can_be_taken_out_but_not_of_an_order_at_work(coordinator, place):
    order = begin(coordinator, place)
    send(coordinator, place, order, ("a.json", b"{}"), ("b.json", b"{}"))
    first, second = order.files.all()
    url = reverse("areas:source_remove", args=[place.slug, order.pk, first.pk])
    coordinator.post(url)
    assert list(order.files.all()) == [second]

    services.start_order(order=order, by_id=order.made_by_id)
    coordinator.post(url.replace(f"/{first.pk}/", f"/{second.pk}/"))

    assert list(order.files.all()) == [second]


def test_stopping_leaves_nothing_half_and_starting_again_goes_on(
    coordinator, place, paths, monkeypatch
):
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, paths)
    do(coordinator, place, order, "start")
    settled = making_jobs._take_over

    def stop_first(work, one, folder):
        services.stop_order(order=order)
        settled(work, one, folder)

    monkeypatch.setattr(making_jobs, "_take_over", stop_first)
    work(until_empty=True)
    shown = page(coordinator, place, order)
    assert shown.context["state"] == ScanOrder.State.CANCELLED
    assert not LoadedScan.objects.exists()
    assert not Yard.objects.exists()
    assert not list((settings.MEDIA_ROOT / "scan-folders").glob("*"))

    monkeypatch.undo()
    do(coordinator, place, order, "start")
    work(until_empty=True)

    assert LoadedScan.objects.count() == 1


def test_a_worker_that_dies_is_followed_and_nothing_is_done_twice(
    client, place, neighbour, paths, monkeypatch
):
    analyst = make_member(Role.RIEC_ANALYST, place).user
    order = ScanOrder.objects.create(made_by=analyst)
    for one in (place, neighbour):
        order.places.create(municipality=one)
    done = order.places.get(municipality=place)
    scan = LoadedScan.objects.create(
        municipality=place, made_on="2026-11-01", version="0", n_yards=0
    )
    OrderPlace.objects.filter(pk=done.pk).update(state="done", scan=scan)
    services.start_order(order=order, by_id=analyst.pk)

    work(until_empty=True)

    done.refresh_from_db()
    assert (done.state, done.scan) == ("done", scan)
    assert LoadedScan.objects.count() == 1


def test_a_job_whose_workers_were_lost_shows_as_failed_and_starts_again(
    coordinator, place, paths
):
    order = begin(coordinator, place)
    send_paths(coordinator, place, order, paths)
    do(coordinator, place, order, "start")
    Job.objects.update(
        state=Job.State.FAILED, ended_at=timezone.now(), reason="worker_lost"
    )

    shown = page(coordinator, place, order)
    assert shown.context["state"] == ScanOrder.State.FAILED
    assert shown.context["reason"]

    do(coordinator, place, order, "start")
    work(until_empty=True)
    assert LoadedScan.objects.count() == 1


def test_the_page_of_the_work_leads_to_the_order(coordinator, place):
    order = begin(coordinator, place)
    services.start_order(order=order, by_id=order.made_by_id)
    order.refresh_from_db()

    answer = coordinator.get(
        reverse("common:job", args=[place.slug, order.job_id]),
    )

    url = reverse("areas:order", args=[place.slug, order.pk])
    assert url in answer.content.decode()


# Over several municipalities.


@pytest.fixture
def analyst(client, place, neighbour):
    member = make_member(Role.RIEC_ANALYST, place)
    also(member.user, neighbour)
    sign_in(client, member.user)
    return member.user


def test_one_order_scans_what_it_can_and_says_what_it_cannot(
    client, analyst, place, neighbour, paths
):
    order = begin_across(client, everywhere="on")
    for one in paths:
        services.add_upload(order=order, file=as_file(one))
    services.look_at_new(order=order)
    work(until_empty=True)
    services.start_order(order=order, by_id=analyst.pk)
    work(until_empty=True)

    mine = order.places.get(municipality=place)
    theirs = order.places.get(municipality=neighbour)
    assert (mine.state, mine.reason) == ("done", "")
    assert theirs.state == "failed"
    assert "GM9950" in theirs.reason
    assert Yard.objects.for_municipality(place.pk).exists()
    assert not Yard.objects.for_municipality(neighbour.pk).exists()
    shown = client.get(reverse("areas:orders_one", args=[order.pk]))
    assert [one.state for one in shown.context["places"]] == ["done", "failed"]
    # The analyst reads areas, and has no door to a yard.
    assert client.get(reverse("areas:yards", args=[place.slug])).status_code == 404


def as_file(path):
    return SimpleUploadedFile(path.name, path.read_bytes())


def test_an_order_is_for_who_works_for_all_of_its_municipalities(
    client, analyst, place, neighbour
):
    order = begin_across(client, everywhere="on")
    url = reverse("areas:orders_one", args=[order.pk])
    assert client.get(url).status_code == 200

    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)

    assert client.get(url).status_code == 404
    assert client.get(reverse("areas:orders")).context["orders"] == []


def test_somebody_of_one_municipality_cannot_choose_another(client, place, neighbour):
    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)

    client.post(
        reverse("areas:orders_new"),
        {
            "number": "7c2f3f4e-7f0a-4f43-9f6a-0d9a4f3c1b33",
            "kind": "buitengebied",
            "places": [neighbour.pk],
        },
    )

    assert not ScanOrder.objects.exists()


def test_a_municipality_reads_that_the_riec_makes_its_scan_and_nothing_of_others(
    client, analyst, place, neighbour
):
    order = begin_across(client, everywhere="on")
    services.start_order(order=order, by_id=analyst.pk)
    sign_in(client, make_member(Role.COORDINATOR, place).user)

    answer = client.get(reverse("areas:scans", args=[place.slug]))

    assert len(answer.context["elsewhere"]) == 1
    assert neighbour.name not in answer.content.decode()
    assert client.get(
        reverse("areas:order", args=[place.slug, order.pk])
    ).status_code == (404)


@pytest.mark.parametrize("n", [1, 12])
def test_the_first_page_costs_the_same_for_any_number_of_orders(
    coordinator, place, django_assert_max_num_queries, n
):
    for _ in range(n):
        make_order(place)
        LoadedScan.objects.create(
            municipality=place, made_on="2026-11-01", version="0", n_yards=0
        )

    with django_assert_max_num_queries(14):
        coordinator.get(reverse("areas:scans", args=[place.slug]))
