"""Open data is fetched by a worker: politely, visibly, and a register that fails stops no other."""

import pytest
from core.local_registers import Fault, LocalRegisters, serving
from core.noorderveld_served import serve_noorderveld, write_noorderveld
from django.urls import reverse
from web.areas.ordering import begin, do
from web.members import make_member, make_place, sign_in

from samensterk.sources.fetching.courier import Patience
from samensterk.sources.fetching.registers import REGISTERS
from samensterk.web.areas.making import fetch_jobs, services
from samensterk.web.areas.models import LoadedScan
from samensterk.web.common import jobs
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
FEW = {"registers": ["areas", "parcels", "crime"]}


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    return write_noorderveld(tmp_path_factory.mktemp("noorderveld"))


@pytest.fixture(scope="module")
def mirror():
    registers = LocalRegisters()
    with serving(registers) as address:
        yield registers, address


@pytest.fixture
def town(mirror, originals, monkeypatch, settings, tmp_path):
    """Serve Noorderveld; nobody waits between two questions."""
    serve_noorderveld(mirror[0], originals)
    settings.SOURCES_MIRROR = mirror[1]
    settings.SOURCES_ROOT = None
    settings.MEDIA_ROOT = tmp_path / "media"
    hasty = Patience(first_wait_s=0.0, longest_wait_s=0.0, between_s=0.0)
    monkeypatch.setattr(fetch_jobs, "PATIENCE", hasty)
    return mirror[0]


@pytest.fixture
def order(town, client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    return begin(client, place)


def test_what_was_fetched_becomes_a_scan(client, place, order):
    do(client, place, order, "fetch", {"registers": list(REGISTERS)})
    shown = client.get(reverse("areas:order", args=[place.slug, order.pk]))
    assert shown.context["is_busy"]
    work(until_empty=True)
    assert {one.problem for one in order.files.all()} == {""}

    do(client, place, order, "start")
    work(until_empty=True)

    scan = LoadedScan.objects.get()
    assert scan.n_yards > 0
    assert {one["format"] for one in scan.sources} >= {"bag_light", "cbs_areas"}


def test_a_register_that_fails_is_in_the_list_with_the_reason(
    client, place, order, town
):
    town.broken = {"gewaspercelen": Fault("status", 503)}
    do(client, place, order, "fetch", FEW)
    work(until_empty=True)

    missed = order.files.get(name="parcels")
    assert "api.pdok.nl geeft na 6 keer proberen" in missed.problem
    assert order.files.exclude(format="").count() == 2

    town.broken = {}
    do(client, place, order, "fetch", FEW)
    work(until_empty=True)

    assert {one.problem for one in order.files.all()} == {""}
    assert order.files.count() == 3


def test_asking_twice_is_one_piece_of_work(client, place, order):
    for _ in range(2):
        do(client, place, order, "fetch", FEW)

    assert Job.objects.count() == 1


def test_fetching_stops_when_asked(client, place, order, monkeypatch):
    do(client, place, order, "fetch", FEW)
    begins = fetch_jobs.Teller.begin

    def stop_first(teller, step):
        services.stop_order(order=order)
        begins(teller, step)

    monkeypatch.setattr(fetch_jobs.Teller, "begin", stop_first)
    work(until_empty=True)

    assert Job.objects.get().state == Job.State.CANCELLED
    assert not order.files.exists()


def test_a_municipality_that_the_cbs_does_not_know_is_told(client, town):
    neighbour = make_place("Verderop", "GM9950")
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)
    order = begin(client, neighbour)
    do(client, neighbour, order, "fetch", FEW)
    work(until_empty=True)

    job = Job.objects.get()
    assert job.state == Job.State.FAILED
    assert "GM9950" in job.reason


def test_nothing_starts_while_files_are_fetched(client, place, order):
    do(client, place, order, "fetch", FEW)

    do(client, place, order, "start")

    assert not Job.objects.filter(kind="areas.make_scans").exists()
    assert jobs.KINDS.by_code["areas.fetch_sources"].purpose is None
