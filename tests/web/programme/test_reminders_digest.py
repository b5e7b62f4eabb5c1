"""The digest: who gets it, when, and what stands in it; never a word of a resident."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st
from web.members import make_member
from web.planned import make_event, make_organisation, make_promise, make_task

from samensterk.web.accounts.models import Membership
from samensterk.web.common import moments, outgoing
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Rhythm
from samensterk.web.programme.reminders import chores
from samensterk.web.programme.reminders.working_days import (
    days_off,
    easter_of,
    is_working_day,
    monday_of,
)

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2027, 2, 1)
DAY = timedelta(days=1)


class Clock:
    at = datetime(2027, 2, 1, 8, 0, tzinfo=HERE)

    def go(self, day, hour=8, minute=0):
        Clock.at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE)
        cache.clear()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """It is Monday, eight o'clock."""
    monkeypatch.setattr(moments.timezone, "now", lambda: Clock.at)
    made = Clock()
    made.go(MONDAY)
    mail.outbox = []
    yield made
    cache.clear()


def member(role, place, **more):
    return make_member(role, place, starts_on=date(2026, 1, 1), **more)


def morning():
    """What a worker does each time it keeps house."""
    chores.put_digests_of_today()
    outgoing.send_due()


def receivers():
    return sorted(one.to[0] for one in mail.outbox)


def choose(place, user, often):
    Rhythm.objects.create(municipality=place, user=user, often=often)


def test_it_comes_from_half_past_seven_and_once(place, clock):
    user = member(Role.COORDINATOR, place).user
    make_task(place, owner=user, due_on=MONDAY - DAY)

    clock.go(MONDAY, 7, 29)
    morning()
    assert mail.outbox == []
    clock.go(MONDAY, 7, 30)
    for _ in range(3):
        cache.clear()
        morning()

    assert receivers() == [user.email]


def test_nothing_to_say_is_no_mail(place):
    member(Role.COORDINATOR, place)

    morning()

    assert mail.outbox == []
    assert OutgoingMail.objects.get().outcome == "nothing_to_say"


def test_weekly_comes_on_monday_and_daily_every_working_day(place, clock):
    weekly, daily, never = (member(Role.TRAINER, place).user for _ in range(3))
    choose(place, daily, Rhythm.Often.DAILY)
    choose(place, never, Rhythm.Often.NEVER)
    for user in (weekly, daily, never):
        make_task(place, owner=user, due_on=MONDAY - DAY)

    for days in range(7):
        clock.go(MONDAY + days * DAY)
        morning()

    came = receivers()
    assert [came.count(one.email) for one in (weekly, daily, never)] == [1, 5, 0]


@pytest.mark.parametrize("often", Rhythm.Often)
def test_what_is_owed_to_a_resident_is_mailed_whatever_the_rhythm(place, clock, often):
    user = member(Role.FIELD_TEAM, place).user
    choose(place, user, often)
    make_promise(place, owner=user, promised_on=MONDAY, due_on=MONDAY + 3 * DAY)

    came = {}
    for days in range(7):
        before = len(mail.outbox)
        clock.go(MONDAY + days * DAY)
        morning()
        came[days] = len(mail.outbox) - before

    assert [came[days] for days in (1, 2, 3, 4)] == [1, 1, 1, 1]
    assert (came[5], came[6]) == (0, 0)


def test_no_word_of_a_resident_stands_in_it(place):
    user = member(Role.COORDINATOR, place).user
    promise = make_promise(
        place,
        owner=user,
        what="Geheim",
        to_whom="Bos",
        reach="0612345678",
        promised_on=MONDAY - 30 * DAY,
        due_on=MONDAY - 9 * DAY,
    )

    morning()

    (sent,) = mail.outbox
    text = sent.body + sent.alternatives[0][0] + sent.subject
    assert not any(one in text for one in ("Geheim", "Bos", "0612345678"))
    assert f"/toezeggingen/{promise.pk}/" in sent.body


def test_it_says_what_is_late_what_comes_and_what_others_have_late(place):
    boss = member(Role.COORDINATOR, place).user
    partner = make_organisation()
    make_task(place, title="Mijn late taak", owner=boss, due_on=MONDAY - DAY)
    make_task(place, title="Mijn taak", owner=boss, due_on=MONDAY + 6 * DAY)
    make_task(place, title="Veel later", owner=boss, due_on=MONDAY + 30 * DAY)
    make_task(place, title="Van de politie", organisation=partner, due_on=MONDAY - DAY)
    make_event(place, title="Avond", day=MONDAY + 13 * DAY)
    make_event(place, title="Nog lang niet", day=MONDAY + 40 * DAY)

    morning()

    (sent,) = mail.outbox
    for text in (sent.body, sent.alternatives[0][0]):
        assert all(one in text for one in ("Mijn late taak", "Mijn taak", "Avond"))
        assert "Politie Noord" in text
        told = ("Veel later", "Van de politie", "Nog lang niet")
        assert not any(one in text for one in told)


def test_a_partner_reads_of_his_organisation_and_not_of_others(place):
    police = make_organisation()
    mine = member(Role.PARTNER, place)
    Membership.objects.filter(pk=mine.pk).update(organisation=police)
    colleague = member(Role.PARTNER, place)
    make_task(place, title="Van ons", organisation=police, due_on=MONDAY)
    make_task(
        place,
        title="Van collega",
        organisation=police,
        owner=colleague.user,
        due_on=MONDAY,
    )
    make_task(place, title="Van LTO", due_on=MONDAY - DAY)
    make_promise(place, owner=mine.user, promised_on=MONDAY, due_on=MONDAY)

    morning()

    text = next(one.body for one in mail.outbox if one.to == [mine.user.email])
    assert "Van ons" in text
    assert not any(one in text for one in ("Van collega", "Van LTO", "toezeggingen"))


def test_who_has_left_gets_nothing(place, neighbour):
    gone = member(Role.TRAINER, place, ends_on=MONDAY - DAY).user
    elsewhere = member(Role.TRAINER, neighbour).user
    officer = member(Role.PRIVACY_OFFICER, place).user
    for user in (gone, elsewhere, officer):
        make_task(place, owner=user, due_on=MONDAY - DAY)

    morning()

    assert mail.outbox == []


def test_who_leaves_while_it_waits_gets_nothing(place):
    leaver = member(Role.TRAINER, place)
    make_task(place, owner=leaver.user, due_on=MONDAY - DAY)
    chores.put_digests_of_today()

    Membership.objects.update(ends_on=MONDAY - DAY)
    outgoing.send_due()

    assert mail.outbox == []


def test_after_a_day_without_mail_there_is_one_and_no_double(place, clock, monkeypatch):
    weekly, daily = (member(Role.TRAINER, place).user for _ in range(2))
    choose(place, daily, Rhythm.Often.DAILY)
    for user in (weekly, daily):
        make_task(place, owner=user, due_on=MONDAY - DAY)
    sending = outgoing.send_mail

    def away(*_args):
        raise ConnectionRefusedError

    monkeypatch.setattr(outgoing, "send_mail", away)
    for hour in range(8, 24):
        clock.go(MONDAY, hour)
        morning()
    monkeypatch.setattr(outgoing, "send_mail", sending)
    for hour in range(8, 12):
        clock.go(MONDAY + DAY, hour)
        morning()

    assert receivers() == sorted([weekly.email, daily.email])
    clock.go(MONDAY + 2 * DAY)
    morning()
    assert receivers().count(weekly.email) == 1


def test_it_is_sent_in_the_language_and_the_house_style(place):
    user = member(Role.TRAINER, place).user
    user.language = "en"
    user.save()
    place.house_style.sender = "Gemeente Noorderveld, team Veilig"
    place.house_style.save()
    make_task(place, owner=user, due_on=MONDAY - 3 * DAY)

    morning()

    (sent,) = mail.outbox
    assert "3 days late" in sent.body
    assert "Good day" in sent.body
    assert sent.from_email.startswith('"Gemeente Noorderveld, team Veilig"')
    assert f"/gemeente/{place.slug}/programma/mijn-mail/" in sent.body


def test_of_many_tasks_it_names_some_and_counts_the_rest(place):
    user = member(Role.TRAINER, place).user
    for number in range(20):
        make_task(place, title=f"T{number}", owner=user, due_on=MONDAY - DAY)

    morning()

    assert mail.outbox[0].body.count("- T") == 15


def test_putting_costs_the_same_for_any_number_of_people(
    place, django_assert_max_num_queries
):
    for _ in range(12):
        choose(place, member(Role.TRAINER, place).user, Rhythm.Often.NEVER)

    with django_assert_max_num_queries(4):
        chores.put_digests(place.pk, MONDAY)


# Days.


def test_easter_is_where_the_calendar_has_it():
    known = [date(2024, 3, 31), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]

    assert [easter_of(one.year) for one in known] == known


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 4, 27),
        date(2027, 5, 6),
        date(2027, 5, 17),
        date(2025, 4, 26),
        date(2030, 5, 5),
    ],
)
def test_public_holidays_are_known(day):
    assert day in days_off(day.year)
    assert not is_working_day(day)


@given(st.dates(date(1990, 1, 1), date(2150, 12, 31)))
def test_a_week_begins_on_monday_and_has_three_working_days_at_least(day):
    monday = monday_of(day)

    assert monday <= day < monday + 7 * DAY
    week = [monday + n * DAY for n in range(7)]
    assert 2 <= sum(map(is_working_day, week)) <= 5
    assert not any(map(is_working_day, week[5:]))


def test_on_a_holiday_the_weekly_digest_waits_for_tuesday(place, clock):
    user = member(Role.TRAINER, place).user
    easter_monday = date(2027, 3, 29)
    make_task(place, owner=user, due_on=MONDAY)

    for days in range(5):
        clock.go(easter_monday + days * DAY)
        morning()

    assert receivers() == [user.email]


def test_its_band_has_the_colour_of_the_house(place):
    make_task(place, owner=member(Role.TRAINER, place).user, due_on=MONDAY - DAY)
    place.house_style.primary = "#7a0019"
    place.house_style.save()

    morning()

    (sent,) = mail.outbox
    page, _kind = sent.alternatives[0]
    assert "border-top: 6px solid #7a0019" in page
