"""What has had its time goes, with proof; what has not, stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.at_once import at_once
from web.members import make_member, make_place, make_yards
from web.privacy.kept import CODE, declared, keeping, refuse

from samensterk.web.accounts.models import Membership, RefusedDoor
from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.common.keeping import KEEPING, PLATFORM, Rows, years
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Removal, RetentionRun, ShortenedTerm
from samensterk.web.privacy.retention import queries, rules, services
from samensterk.web.privacy.retention.rules import TermHere

pytestmark = pytest.mark.django_db
PATIENT = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def stop(monkeypatch, moment):
    """Let it be one moment, everywhere that terms are reckoned."""
    for module in (services, queries):
        monkeypatch.setattr(module, "now", lambda: moment)
    monkeypatch.setattr(services, "today", lambda: timezone.localdate(moment))


@PATIENT
@given(
    days=st.integers(1, 4000),
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
)
def test_exactly_at_its_term_a_row_stays_and_a_moment_later_it_goes(
    place, monkeypatch, days, moment
):
    moment = moment.replace(tzinfo=UTC)
    begun = rules.days_before(moment, days)
    RefusedDoor.objects.all().delete()
    stays = refuse(place, at=begun)
    goes = refuse(place, at=begun - timedelta(microseconds=1))

    with keeping(days=days), monkeypatch.context() as patch:
        stop(patch, moment)
        services.remove_due()

    assert [one.pk for one in RefusedDoor.objects.all()] == [stays.pk]
    assert goes.pk != stays.pk


@PATIENT
@given(
    days=st.integers(1, 4000),
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
)
def test_a_day_is_a_day_on_the_dutch_clock_whatever_summer_time_does(days, moment):
    """Near midnight a summer hour must not take a day off a term."""
    moment = moment.replace(tzinfo=UTC)

    before = rules.days_before(moment, days)

    expected = timezone.localdate(moment) - timedelta(days=days)
    assert timezone.localdate(before) == expected


@pytest.mark.parametrize(
    ("days_ago", "stays"), [(729, True), (730, True), (731, False)]
)
def test_a_role_stays_on_the_last_day_of_its_term(place, days_ago, stays):
    long_ago = today() - timedelta(days=days_ago)
    make_member(Role.TRAINER, place, starts_on=long_ago, ends_on=long_ago)

    services.remove_due()

    assert Membership.objects.exists() == stays


def test_what_went_is_proved_with_numbers_only(place, neighbour):
    for here, n in ((place, 3), (neighbour, 2), (None, 1)):
        for _ in range(n):
            refuse(here, days_ago=91)
    refuse(place, days_ago=1)

    run = services.remove_due()

    found = {
        one.municipality_id: (one.n_rows, one.because, one.term_days, one.through)
        for one in Removal.objects.filter(code=CODE)
    }
    day = today() - timedelta(days=90)
    assert found == {
        place.pk: (3, "term", 90, day),
        neighbour.pk: (2, "term", 90, day),
        None: (1, "term", 90, day),
    }
    assert (run.day, run.n_removed, run.failed) == (today(), 6, [])
    assert run.ended_at is not None
    assert RefusedDoor.objects.count() == 1


def test_a_second_time_finds_and_proves_nothing(place):
    refuse(place, days_ago=91)
    services.remove_due()

    run = services.remove_due()

    assert Removal.objects.count() == 1
    assert (run.n_removed, RetentionRun.objects.count()) == (1, 1)


def test_roles_on_the_platform_go_as_well():
    long_ago = today() - timedelta(days=3 * 365)
    make_member(Role.PLATFORM_ADMIN, None, starts_on=long_ago, ends_on=long_ago)

    services.remove_due()

    assert not Membership.objects.exists()
    assert Removal.objects.get(code="accounts-membership").municipality is None


def test_what_goes_along_is_not_counted_as_such(place):
    """A person with a second factor is one account, and goes once all roles went."""
    long_ago = today() - timedelta(days=3 * 365)
    user = make_member(Role.TRAINER, place, starts_on=long_ago, ends_on=long_ago).user
    user.date_joined = now() - timedelta(days=1000)
    user.save()

    services.remove_due()
    services.remove_due()

    assert Removal.objects.get(code="accounts-user").n_rows == 1


class Broken(Rows):
    def remove(self, before, place):
        super().remove(before, place)
        raise DatabaseError


def test_a_failure_of_one_kind_is_told_and_stops_no_other(place):
    refuse(place, days_ago=91)
    make_yards(place, 1)
    Yard.objects.update(gone_since=today() - timedelta(6 * 365))

    with keeping(holder=Broken("accounts.RefusedDoor", "at", "municipality")):
        run = services.remove_due()

    assert run.failed == [CODE]
    assert RefusedDoor.objects.count() == 1  # nothing half
    assert not Removal.objects.filter(code=CODE).exists()
    assert not Yard.objects.exists()
    assert services.remove_due().failed == []
    assert not RefusedDoor.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_count_every_row_once():
    place = make_place()
    for _ in range(20):
        refuse(place, days_ago=91)

    came = at_once(services.remove_due, services.remove_due)

    assert came == ["done", "done"]
    assert sum(one.n_rows for one in Removal.objects.all()) == 20
    assert RetentionRun.objects.get().n_removed == 20


def shorten(place, days, kept=None, **more):
    user = make_member(Role.PRIVACY_OFFICER, place).user
    return services.shorten_term(
        municipality_id=place.pk,
        kept=kept or KEEPING.by_code(CODE),
        days=days,
        reason="agreed with the council",
        set_by_id=user.pk,
        **more,
    )


def test_a_shorter_term_counts_in_its_municipality_only(place, neighbour):
    shorten(place, 10)
    for here in (place, neighbour):
        refuse(here, days_ago=11)

    services.remove_due()

    assert RefusedDoor.objects.get().municipality == neighbour
    proof = Removal.objects.get(code=CODE)
    assert (proof.municipality_id, proof.term_days) == (place.pk, 10)


def test_a_term_is_never_longer_nor_shorter_than_may_be(place):
    with keeping(days=90, shortest=30) as kept:
        for days in (90, 91, 10_000):
            with pytest.raises(services.TooLong) as too_long:
                shorten(place, days, kept)
            assert too_long.value.longest == 89
        for days in (29, 0, -1):
            with pytest.raises(services.TooShort):
                shorten(place, days, kept)
        assert shorten(place, 30, kept).days == 30
        assert shorten(place, 89, kept).days == 89
    with pytest.raises(services.NotHere):
        shorten(place, 10, KEEPING.by_code("accounts-user"))
    assert ShortenedTerm.objects.count() == 1


def test_a_shorter_term_waits_for_its_warning_where_one_is_given(place, settings):
    with keeping(days=90, warns=True) as kept:
        shorten(place, 10, kept)
        refuse(place, days_ago=50)

        services.remove_due()
        assert RefusedDoor.objects.count() == 1
        settings.DAYS_AHEAD = 13
        services.remove_due()
        assert RefusedDoor.objects.count() == 1
        settings.DAYS_AHEAD = 15
        services.remove_due()

    assert not RefusedDoor.objects.exists()


def test_the_usual_term_counts_again_when_somebody_says_so(place):
    shorten(place, 10)
    refuse(place, days_ago=11)

    for _ in range(2):
        services.restore_term(municipality_id=place.pk, kept=KEEPING.by_code(CODE))
    services.remove_due()

    assert RefusedDoor.objects.count() == 1


@given(
    days=st.integers(0, 5000),
    shorter=st.none() | st.integers(0, 5000),
    warns=st.booleans(),
    since=st.integers(-30, 30),
)
def test_a_term_here_is_never_longer_than_the_declaration(days, shorter, warns, since):
    kept = declared(days=days, warns=warns)
    moment = datetime(2026, 11, 25, tzinfo=UTC)
    set_at = moment - timedelta(days=since)
    made = None if shorter is None else ShortenedTerm(days=shorter, set_at=set_at)

    here = TermHere(kept, kept.term, 1, moment, made)

    counts = shorter is not None and since >= (14 if warns else 0)
    assert here.days == (min(days, shorter) if counts else days)


def test_time_can_be_moved(place, settings):
    refuse(place)
    services.remove_due()
    assert RefusedDoor.objects.count() == 1

    settings.DAYS_AHEAD = 91
    run = services.remove_due()

    assert not RefusedDoor.objects.exists()
    assert run.day == date.today() + timedelta(days=91) or run.day == today()


def test_a_night_that_was_missed_shows(place, settings):
    assert queries.missed_nights() == []
    services.remove_due()
    first = today()
    settings.DAYS_AHEAD = 1
    assert queries.missed_nights() == []  # today's may still come
    settings.DAYS_AHEAD = 3
    services.remove_due()
    RetentionRun.objects.create(day=first + timedelta(days=2), version="0")  # broke off

    assert queries.missed_nights() == [
        first + timedelta(days=2),
        first + timedelta(days=1),
    ]
    assert queries.last_run().day == first + timedelta(days=3)


def test_the_name_goes_and_the_act_stays(place, settings):
    made = shorten(place, 10)
    settings.DAYS_AHEAD = 2 * 365 + 1

    services.remove_due()

    made.refresh_from_db()
    assert (made.set_by, made.days) == (None, 10)


def test_a_scan_stays_as_long_as_a_yard_depends_on_it(place, settings):
    make_yards(place, 1)
    settings.DAYS_AHEAD = years(10) + 1
    services.remove_due()
    assert LoadedScan.objects.count() == 1

    Yard.objects.all().delete()
    services.remove_due()

    assert not LoadedScan.objects.exists()


def test_every_holder_tells_apart_what_is_of_none(place):
    """Removing what is of no municipality never takes what is of one."""
    refuse(place, days_ago=1000)
    long_ago = today() - timedelta(days=3000)
    make_member(Role.TRAINER, place, starts_on=long_ago, ends_on=long_ago)
    make_yards(place, 1)
    Yard.objects.update(gone_since=long_ago)

    for kept in KEEPING.with_term():
        if kept.term.has_municipality:
            assert kept.term.holder.count(now(), PLATFORM) == 0
            assert kept.term.holder.remove(now(), PLATFORM) == 0


@pytest.mark.parametrize("n", range(1, 40))
def test_years_in_days_are_never_shorter_than_those_of_the_calendar(n):
    for year in range(2020, 2060):
        first = date(year, 3, 1)
        assert first + timedelta(days=years(n)) >= date(year + n, 3, 1)


def test_who_practises_in_another_time_stays_signed_in(enter, place, settings):
    client = enter(Role.PRIVACY_OFFICER, place)
    settings.DAYS_AHEAD = 100

    services.remove_due()

    assert client.get("/mijn-account/").status_code != 302


def test_a_term_that_is_shortened_again_never_gets_longer_meanwhile(place, settings):
    with keeping(days=90, warns=True) as kept:
        shorten(place, 50, kept)
        settings.DAYS_AHEAD = 20
        refuse(place, days_ago=55)
        shorten(place, 10, kept)

        services.remove_due()
        assert not RefusedDoor.objects.exists()
        refuse(place, days_ago=20)
        services.remove_due()
        assert RefusedDoor.objects.exists()
        shorten(place, 60, kept)  # longer than what counts: at once
        refuse(place, days_ago=55)
        services.remove_due()

    assert RefusedDoor.objects.count() == 2
