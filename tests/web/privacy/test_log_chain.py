"""Nobody changes, removes, adds or moves a line of the log unseen."""

from datetime import UTC, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from web.at_once import at_once
from web.members import make_line, make_yards

from samensterk.web.common.moments import now
from samensterk.web.common.roles import Role
from samensterk.web.privacy.log import services
from samensterk.web.privacy.log.chain import Line, seal_of
from samensterk.web.privacy.log.verification import Fault, verify
from samensterk.web.privacy.models import LogEntry, LogMonth, LogSeal
from samensterk.web.privacy.retention import services as retention
from samensterk.web.privacy.retention.models import Removal
from samensterk.web.privacy.retention.services import remove_due

pytestmark = pytest.mark.django_db
pytestmark = pytest.mark.django_db


def refuses(statement):
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.fixture
def guarded():
    """The triggers as a real site has them; see conftest."""
    from importlib import import_module

    if connection.vendor == "sqlite":
        kept = import_module("samensterk.web.privacy.migrations.0002_lines_stay")
        connection.cursor().execute(kept.SQLITE[1])


def test_the_database_refuses_to_change_or_remove_a_line(enter, place, guarded):
    written(enter, place)
    services.seal()

    refuses("UPDATE privacy_logentry SET user_id = 0")
    refuses("UPDATE privacy_logentry SET seal_id = NULL")
    refuses("DELETE FROM privacy_logentry")
    assert not verify().findings


def written(enter, place, n_lines=5):
    """Let somebody look at yards."""
    client = enter(Role.COORDINATOR, place)
    for yard in make_yards(place, n_lines):
        client.get(reverse("areas:yard", args=[place.slug, yard.pk]))


def faults(**how):
    return [one.fault for one in verify(**how).findings]


def tamper(*statements):
    """Do what somebody with the whole database in hand can do."""
    cursor = connection.cursor()
    if connection.vendor == "sqlite":
        cursor.execute("DROP TRIGGER log_line_stays")
    else:
        # Rows that were just written have checks that wait for the end.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE privacy_logentry DISABLE TRIGGER USER")
    for statement in statements:
        cursor.execute(statement)


def test_a_log_that_was_left_alone_is_right(enter, place):
    written(enter, place)
    services.seal()
    services.seal()

    report = verify()

    assert report.findings == []
    assert (report.n_lines, len(report.heads)) == (5, 1)


LIES = {
    "another account": ("UPDATE privacy_logentry SET user_id = 0 WHERE id = {first}",),
    "another moment": (
        "UPDATE privacy_logentry SET at = '2026-01-01 10:00' WHERE id = {first}",
    ),
    "another yard": ("UPDATE privacy_logentry SET subjects = 'x' WHERE id = {first}",),
    "another number of yards": (
        "UPDATE privacy_logentry SET n_subjects = 9 WHERE id = {first}",
    ),
    "two lines swapped": (
        "UPDATE privacy_logentry SET id = -1 WHERE id = {first}",
        "UPDATE privacy_logentry SET id = {first} WHERE id = {last}",
        "UPDATE privacy_logentry SET id = {last} WHERE id = -1",
    ),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_line_that_was_changed_is_found(enter, place, lie):
    written(enter, place)
    services.seal()
    ids = LogEntry.objects.order_by("id").values_list("id", flat=True)

    tamper(*(one.format(first=ids[0], last=ids[4]) for one in lie))

    assert faults() == [Fault.CHANGED]


def test_a_line_that_was_removed_is_found(enter, place):
    written(enter, place)
    services.seal()

    tamper(f"DELETE FROM privacy_logentry WHERE id = {LogEntry.objects.first().pk}")

    assert faults() == [Fault.LINES_MISSING]


def test_a_whole_seal_that_was_removed_is_found(enter, place, monkeypatch):
    monkeypatch.setattr(services, "LINES_PER_SEAL", 2)
    written(enter, place)
    services.seal()
    second = LogSeal.objects.get(number=2)

    tamper(
        f"DELETE FROM privacy_logentry WHERE seal_id = {second.pk}",
        f"DELETE FROM privacy_logseal WHERE id = {second.pk}",
    )

    assert Fault.SEAL_MISSING in faults()


def test_what_was_cut_off_at_the_end_shows_beside_an_earlier_report(
    enter, place, monkeypatch
):
    monkeypatch.setattr(services, "LINES_PER_SEAL", 2)
    written(enter, place)
    services.seal()
    noted = verify().heads
    last = LogSeal.objects.get(number=3)

    tamper(
        f"DELETE FROM privacy_logentry WHERE seal_id = {last.pk}",
        f"DELETE FROM privacy_logseal WHERE id = {last.pk}",
    )

    assert faults() == []
    assert faults(noted=noted) == [Fault.OTHER_END]


def closed_month(enter, place, settings):
    written(enter, place)
    settings.DAYS_AHEAD = 40
    services.seal()
    services.close_months()
    return LogMonth.objects.get()


def test_a_closed_month_that_was_opened_again_shows_beside_an_earlier_report(
    enter, place, settings
):
    month = closed_month(enter, place, settings)
    noted = verify().heads

    LogMonth.objects.filter(pk=month.pk).update(
        closed_at=None, end_hash="", chain_hash="", n_rows=0
    )
    make_line(place, at=now() - timedelta(days=40))
    services.seal()
    services.close_months()

    assert faults() == []
    assert faults(noted=noted) == [Fault.OTHER_END]
    assert faults(noted=verify().heads) == []


def test_months_close_and_go_whole_and_their_end_stays(enter, place, settings):
    month = closed_month(enter, place, settings)
    settings.DAYS_AHEAD = 2 * 365 + 62

    retention.remove_due()
    n_removed = Removal.objects.get(code="privacy-logentry").n_rows

    month.refresh_from_db()
    assert (n_removed, LogEntry.objects.count(), month.n_rows) == (5, 0, 5)
    assert month.end_hash
    assert faults() == []


def test_a_month_that_was_said_to_be_removed_before_its_time_is_found(
    enter, place, settings
):
    month = closed_month(enter, place, settings)
    proof = {"because": "term", "term_days": 1, "through": month.month}
    Removal.objects.create(
        municipality=place, code="privacy-logentry", n_rows=5, **proof
    )

    services.remove_month(month)

    assert faults() == [Fault.REMOVED_EARLY]


def test_a_month_that_went_without_proof_is_found(enter, place, settings):
    month = closed_month(enter, place, settings)
    settings.DAYS_AHEAD = 2 * 365 + 62

    services.remove_month(month)

    assert faults() == [Fault.REMOVED_EARLY]


def test_a_closed_month_that_says_another_number_of_lines_is_found(
    enter, place, settings
):
    closed_month(enter, place, settings)

    LogMonth.objects.update(n_rows=4)

    assert faults() == [Fault.OTHER_COUNT]


def test_a_line_in_a_month_that_is_not_there_is_found(enter, place):
    long_ago = now() - timedelta(days=400)
    make_line(place, at=long_ago)

    assert faults() == [Fault.STRAY]


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL refuses a seal that is not there"
)
def test_a_line_under_a_seal_that_is_not_there_is_found(enter, place):
    written(enter, place)
    services.seal()
    line = LogEntry.objects.latest("id")
    try:
        line.pk, line.seal_id = None, 999_999
        line.save(force_insert=True)

        assert faults() == [Fault.STRAY]
    finally:
        connection.cursor().execute("PRAGMA defer_foreign_keys = ON")
        tamper("UPDATE privacy_logentry SET seal_id = NULL WHERE seal_id = 999999")


def test_a_month_that_was_removed_by_hand_is_found(enter, place, settings):
    written(enter, place, 1)
    for days in (40, 80):
        settings.DAYS_AHEAD = days
        services.seal()
        services.close_months()
        enter(Role.COORDINATOR, place).get(reverse("areas:yards", args=[place.slug]))
    services.seal()
    settings.DAYS_AHEAD = 120
    services.close_months()
    assert LogMonth.objects.count() == 3
    middle = LogMonth.objects.order_by("month")[1]

    tamper(
        f"DELETE FROM privacy_logentry WHERE municipality_id = {place.pk} AND month = '{middle.month}'",
        f"DELETE FROM privacy_logseal WHERE month_id = {middle.pk}",
        f"DELETE FROM privacy_logmonth WHERE id = {middle.pk}",
    )

    assert Fault.MONTH_MISSING in faults()


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_seal_at_once_make_one_chain(place):
    for _number in range(30):
        make_line(place)

    came = at_once(services.seal, services.seal, services.seal)

    assert came == ["done", "done", "done"]
    report = verify()
    assert report.findings == []
    assert report.n_lines == 30


@pytest.mark.django_db(transaction=True)
def test_lines_written_while_somebody_seals_are_not_lost(place):
    def write_some():
        for _number in range(10):
            make_line(place)

    at_once(write_some, services.seal, write_some, services.seal)
    services.seal()

    report = verify()
    assert (report.findings, report.n_lines) == ([], 20)


@given(
    st.lists(
        st.builds(
            Line,
            id=st.integers(1, 9),
            at=st.datetimes(timezones=st.just(UTC)),
            user_id=st.none() | st.integers(1, 9),
            **dict.fromkeys(
                ("roles", "door", "action", "purpose", "reason", "request_id"),
                st.text(max_size=3),
            ),
            subjects=st.text(max_size=5),
        ),
        min_size=2,
        max_size=4,
        unique=True,
    )
)
def test_the_seal_of_other_lines_or_another_order_is_another_seal(lines):
    whole = seal_of("", 1, lines)

    assert seal_of("", 1, lines[::-1]) != whole
    assert seal_of("", 1, lines[1:]) != whole
    assert seal_of("x", 1, lines) != whole
    assert seal_of("", 2, lines) != whole
    assert seal_of("", 1, list(lines)) == whole


def test_lines_go_after_their_term_also_when_no_worker_closed_their_month(
    enter, place, settings
):
    written(enter, place)
    settings.DAYS_AHEAD = 800

    remove_due()

    assert not LogEntry.objects.exists()
    assert Removal.objects.get(code="privacy-logentry").n_rows == 5
    assert faults() == []
