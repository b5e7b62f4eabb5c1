"""Every use of a yard is written down: who, when, what, for what."""

import pytest
from django.db.utils import DatabaseError
from django.urls import reverse
from web.members import make_member, make_yards

from samensterk.web.areas.models import Yard
from samensterk.web.areas.scans.scan_folders import Summary
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.job_run import recorded
from samensterk.web.common.jobs import JobKind, claim
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.processing import gathering
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role
from samensterk.web.common.watched import UnnoticedRead
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db


def test_a_page_of_a_yard_writes_one_line(enter, place):
    client = enter(Role.COORDINATOR, place)
    yard = make_yards(place, 3)[0]

    client.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    line = LogEntry.objects.get()
    assert (line.door, line.action, line.purpose) == (
        "areas:yard",
        "read",
        Purpose.LIST_OF_YARDS,
    )
    assert line.municipality_id == place.pk
    assert (line.roles, line.n_subjects) == ("coordinator", 1)
    assert line.subjects == f"\nyard/{yard.key}\n"
    assert str(line.user_id) == client.session["_auth_user_id"]
    assert line.request_id


def test_a_list_names_every_yard_it_shows_in_one_line(enter, place):
    client = enter(Role.COORDINATOR, place)
    make_yards(place, 60)

    client.get(reverse("areas:yards", args=[place.slug]))

    line = LogEntry.objects.get()
    assert line.n_subjects == 50
    assert line.subjects.count("yard/") == 50


def test_a_page_without_yards_writes_nothing(enter, place):
    client = enter(Role.COORDINATOR, place)

    client.get(reverse("accounts:municipality", args=[place.slug]))

    assert not LogEntry.objects.exists()


def test_a_file_is_asked_for_and_written_down(enter, place):
    client = enter(Role.COORDINATOR, place)
    make_yards(place, 60)
    url = reverse("areas:yard_file", args=[place.slug, "csv"])
    answer = {"purpose": Purpose.PREPARE_ROUND, "reason": "ronde van maart"}

    assert "text/html" in client.get(url)["Content-Type"]
    assert not LogEntry.objects.exists()
    client.post(url, answer)

    line = LogEntry.objects.get()
    assert (line.action, line.purpose, line.reason) == (
        "export",
        Purpose.PREPARE_ROUND,
        "ronde van maart",
    )
    assert line.n_subjects == 60


def test_what_cannot_be_written_down_is_not_shown(enter, place, monkeypatch, caplog):
    client = enter(Role.COORDINATOR, place)
    client.raise_request_exception = False
    yard = make_yards(place, 1)[0]

    def fail(**line):
        raise DatabaseError

    monkeypatch.setattr(LogEntry.objects, "create", fail)
    answer = client.get(reverse("areas:yard", args=[place.slug, yard.pk]))

    assert answer.status_code == 500
    assert yard.address not in answer.content.decode()
    (told,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert told.exc_info
    assert issubclass(told.exc_info[0], DatabaseError)


def test_bare_columns_are_refused_to_a_page():
    with gathering():
        for ask in (Yard.objects.values, Yard.objects.values_list):
            with pytest.raises(UnnoticedRead):
                ask("address")


def test_a_job_that_takes_over_a_scan_is_one_line_with_who_asked(place):
    user = make_member(Role.RIEC_ANALYST, place).user
    summary = Summary(today(), "0.1.0", [])

    def work(run):
        take_over_scan(municipality_id=place.pk, summary=summary, yards=[])
        return {}

    kind = JobKind("areas.load_scan", "x", work, Purpose.AREA_SCAN)
    job = Job.objects.create(kind=kind.code, municipality=place, asked_by=user)
    claimed = claim(job.pk, "worker")
    with recorded(kind, claimed):
        kind.work(claimed)

    line = LogEntry.objects.get()
    assert (line.user_id, line.door, line.action, line.subjects) == (
        user.pk,
        "areas.load_scan",
        "write",
        "\nyard/*\n",
    )
