"""The officer searches the log, a resident hears who looked, a breach gives one file."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from web.members import make_line, make_member, make_yards

from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.log import services
from samensterk.web.privacy.log.chores import check_log
from samensterk.web.privacy.models import AccessPolicy, LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(enter, place):
    return enter(Role.PRIVACY_OFFICER, place)


def shown(client, place, **asked):
    answer = client.get(reverse("privacy:log", args=[place.slug]), asked)
    return [row.cells for row in answer.context["table"].rows]


def test_the_officer_searches_by_account_day_address_and_purpose(officer, place):
    yards = make_yards(place, 3)
    jan = make_member(Role.COORDINATOR, place).user
    make_line(place, jan, f"yard/{yards[0].key}")
    old = make_line(place, None, f"yard/{yards[1].key}", at=now() - timedelta(days=9))

    assert len(shown(officer, place, zoek="Langewijk 1")) >= 1
    assert [row[1] for row in shown(officer, place, wie=jan.pk)] == [str(jan)]
    assert len(shown(officer, place, tot=str(localtime(old.at).date()))) == 1
    assert len(shown(officer, place, zoek=yards[1].key, doel="list_of_yards")) == 1
    assert shown(officer, place, zoek="bestaat niet") == []


def test_looking_into_the_log_is_a_line_in_the_log(officer, place):
    shown(officer, place)

    line = LogEntry.objects.get()
    assert (line.door, line.purpose, line.subjects) == (
        "privacy:log",
        "supervision",
        "\nlog/*\n",
    )


def test_one_line_tells_everything_also_of_a_yard_that_is_gone(officer, place):
    yards = make_yards(place, 2)
    line = make_line(place, None, *[f"yard/{one.key}" for one in yards])
    services.seal()
    Yard.objects.filter(pk=yards[1].pk).delete()

    url = reverse("privacy:log_line", args=[place.slug, line.pk])
    text = officer.get(url).content.decode()

    line.refresh_from_db()
    assert str(yards[0]) in text
    assert yards[1].key in text
    assert line.seal.hash in text


def test_a_wrong_date_is_told_and_shows_no_error_page(officer, place):
    answer = officer.get(reverse("privacy:log", args=[place.slug]), {"van": "gisteren"})

    assert answer.status_code == 200
    assert answer.context["form"].errors


def breach(client, place, user, kind, **more):
    given = {
        "account": user.pk,
        "since": str(today() - timedelta(days=3)),
        "until": str(today()),
        "kind": kind,
    }
    url = reverse("privacy:breach_file", args=[place.slug])
    return client.post(url, given | more)


def test_a_breach_gives_every_yard_one_account_touched(officer, place, neighbour):
    yards = make_yards(place, 3)
    jan, piet = (make_member(Role.COORDINATOR, place).user for _ in "ab")
    make_line(place, jan, *[f"yard/{one.key}" for one in yards])
    make_line(place, piet, f"yard/{yards[0].key}")
    make_line(place, jan, f"yard/{yards[0].key}", at=now() - timedelta(days=9))
    make_line(neighbour, jan, "yard/elders")

    answer = breach(officer, place, jan, "csv")

    rows = list(
        csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    )
    assert len(rows) == 4
    assert {row[7] for row in rows[1:]} == {str(one) for one in yards}
    assert LogEntry.objects.filter(action="export", door="privacy:breach_file").exists()


def test_the_same_in_the_words_of_the_standard(officer, place):
    jan = make_member(Role.COORDINATOR, place).user
    line = make_line(place, jan, "yard/1", "yard/2")

    told = json.loads(breach(officer, place, jan, "json").content)

    assert [one["actieId"] for one in told] == [f"GM9901-{line.pk}"]
    assert told[0]["gebruiker"] == str(jan)
    assert told[0]["bewaartermijn"] == "P730D"
    assert [one["objectId"] for one in told[0]["verwerkteObjecten"]] == ["1", "2"]


def test_a_period_that_ends_before_it_begins_is_refused(officer, place):
    jan = make_member(Role.COORDINATOR, place).user

    answer = breach(officer, place, jan, "csv", until="2020-01-01")

    assert "until" in answer.context["form"].errors


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def heard(client, place, yard):
    url = reverse("privacy:accesses_of", args=[place.slug, "yard", yard.key])
    return client.get(url).content.decode()


def test_a_resident_hears_role_and_purpose_without_names(coordinator, place):
    yards = make_yards(place, 2)
    jan = make_member(Role.COORDINATOR, place).user
    make_line(place, jan, f"yard/{yards[0].key}")
    make_line(place, None, "yard/*", door="areas.load_scan")
    make_line(place, jan, f"yard/{yards[1].key}")

    text = heard(coordinator, place, yards[0])

    assert str(jan) not in text
    assert text.count("<tr>") == 3  # the head, the page and the scan

    AccessPolicy.objects.create(municipality=place, with_names=True)
    assert str(jan) in heard(coordinator, place, yards[0])


def test_it_is_one_file_for_the_resident_and_that_is_written_down(coordinator, place):
    yard = make_yards(place, 1)[0]
    jan = make_member(Role.COORDINATOR, place).user
    make_line(place, jan, f"yard/{yard.key}")

    url = reverse("privacy:accesses_file", args=[place.slug, "yard", yard.key, "csv"])
    text = coordinator.get(url).content.decode("utf-8-sig")

    assert len(text.strip().splitlines()) == 2
    assert str(jan) not in text
    assert LogEntry.objects.filter(action="export").count() == 1


def test_an_address_is_found_by_words_and_by_number(coordinator, place):
    yard = make_yards(place, 3)[0]

    for words in ("Langewijk 1,", yard.key):
        url = reverse("privacy:accesses", args=[place.slug])
        assert yard.key in coordinator.get(url, {"zoek": words}).content.decode()


def test_the_page_of_the_chain_tells_what_the_nightly_check_found(officer, place):
    line = make_line(place)
    services.seal()
    url = reverse("privacy:chain", args=[place.slug])
    assert "samensterk verify-log" in officer.get(url).content.decode()

    check_log()
    whole = officer.get(url).content.decode()
    line.refresh_from_db()
    assert line.seal.hash in whole

    check = check_log()
    check.findings = [
        {"code": "GM9901", "month": "2026-11", "fault": "changed", "detail": "1"}
    ]
    check.save()
    assert "GM9901 2026-11" in officer.get(url).content.decode()
    home = officer.get(reverse("accounts:municipality", args=[place.slug]))
    assert url in home.content.decode()
