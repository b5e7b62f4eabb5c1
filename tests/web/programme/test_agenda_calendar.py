"""Calendar addresses: who has one, what is in it, and that two readers read the same."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from web.members import make_member, sign_in
from web.planned import (
    make_event,
    make_feed_token,
    make_share,
    make_task,
)

from samensterk.web.common.clock import is_moment
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.calendar_text import Addresses, calendar_text
from samensterk.web.programme.agenda.feeds import MOST_FEEDS
from samensterk.web.programme.agenda.terms import FEEDS
from samensterk.web.programme.models import CalendarFeed, Event, Task

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ADDRESSES = Addresses(
    "samensterk.example", "https://x.example/g/{}/", "https://x.example/t/{}/"
)
MADE_AT = datetime(2026, 11, 28, 12, tzinfo=UTC)


def an_event(**more):
    found = Event(pk=7, title="Bijeenkomst", kind="meeting", day=date(2027, 3, 18))
    for name, value in more.items():
        setattr(found, name, value)
    return found


def text_of(*events, tasks=()):
    return calendar_text(
        "Noorderveld", events, tasks, addresses=ADDRESSES, made_at=MADE_AT
    )


def read_twice(content):
    """Give what two readers that do not know each other make of a calendar."""
    one = icalendar.Calendar.from_ical(content)
    by_icalendar = {
        str(entry["uid"]): SimpleNamespace(
            title=str(entry["summary"]),
            begin=entry.decoded("dtstart"),
            end=entry.decoded("dtend") if "dtend" in entry else None,
            about=str(entry.get("description", "")),
            where=str(entry.get("location", "")),
        )
        for entry in one.walk("VEVENT")
    }
    other = vobject.readOne(content.decode())
    by_vobject = {
        entry.uid.value: SimpleNamespace(
            title=entry.summary.value,
            begin=entry.dtstart.value,
            end=entry.dtend.value if hasattr(entry, "dtend") else None,
            about=entry.description.value if hasattr(entry, "description") else "",
            where=entry.location.value if hasattr(entry, "location") else "",
        )
        for entry in getattr(other, "vevent_list", [])
    }
    return by_icalendar, by_vobject


def instant(value):
    """Give a moment as every reader in the world counts it; a day stays a day."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def the_same(content):
    """Hold the two readings against each other; gives the one of `icalendar`."""
    one, other = read_twice(content)
    assert one.keys() == other.keys()
    for uid, entry in one.items():
        seen = other[uid]
        assert (entry.title, entry.about, entry.where) == (
            seen.title,
            seen.about,
            seen.where,
        )
        assert instant(entry.begin) == instant(seen.begin)
        assert instant(entry.end) == instant(seen.end)
    return one


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2027, 1, 14), 1), (date(2027, 7, 15), 2)]
)
def test_eight_o_clock_is_eight_o_clock_in_summer_and_winter(day, offset):
    content = text_of(an_event(day=day, starts_at=time(20), ends_at=time(22, 30)))

    (entry,) = the_same(content).values()

    assert b"DTSTART;TZID=Europe/Amsterdam:" in content
    assert instant(entry.begin) == datetime(
        day.year, day.month, day.day, 20 - offset, tzinfo=UTC
    )
    seen_in_lisbon = entry.begin.astimezone(ZoneInfo("Europe/Lisbon"))
    assert seen_in_lisbon.hour == 19
    assert entry.end - entry.begin == timedelta(hours=2, minutes=30)


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(2024, 1, 1), date(2036, 12, 31))
    | st.sampled_from(
        [date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)]
    ),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    st.integers(0, 5),
)
def test_two_readers_compute_the_same_instant_all_year(day, at, n_days):
    last = day + timedelta(days=n_days)
    if not is_moment(day, at):
        return
    event = an_event(day=day, ends_on=last, starts_at=at, ends_at=time(23, 59))

    (entry,) = the_same(text_of(event)).values()

    expected = datetime.combine(day, at, AMSTERDAM)
    assert instant(entry.begin) == expected.astimezone(UTC)


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"]),
        min_size=1,
        max_size=150,
    ),
    st.lists(
        st.text(
            st.characters(
                exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"]
            ),
            max_size=90,
        ),
        max_size=4,
    ),
)
def test_whatever_is_typed_comes_back_from_both_readers(title, lines):
    def tidy(text):
        return " ".join(text.split())

    content = text_of(an_event(title=title, about="\r\n".join(lines)))

    (entry,) = the_same(content).values()
    assert entry.title == tidy(title)
    assert entry.about.split("\n") == ([tidy(one) for one in lines] or [""]) or (
        not any(lines) and not entry.about.strip()
    )


def test_odd_signs_and_long_lines_survive():
    title = "Koffie, thee; en \\ 'gebak' 🎉 voor iedereen in café De Brink " * 3
    about = "Regel een\r\nRegel twee, met komma\nBEGIN:VEVENT\r\n\u2028x\x00y"

    (entry,) = the_same(text_of(an_event(title=title, about=about))).values()

    assert entry.title == " ".join(title.split())
    assert entry.about.startswith("Regel een\nRegel twee, met komma\nBEGIN:VEVENT\n")
    content = text_of(an_event(title=title, about=about))
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_without_a_time_it_is_whole_days_and_the_end_is_the_day_after():
    one_day = an_event()
    three_days = an_event(ends_on=date(2027, 3, 20))
    three_days.pk = 8

    found = the_same(text_of(one_day, three_days))

    days = [(one.begin, one.end) for one in found.values()]
    assert days == [
        (date(2027, 3, 18), date(2027, 3, 19)),
        (date(2027, 3, 18), date(2027, 3, 21)),
    ]


def test_a_cancelled_event_says_so_with_a_higher_number_and_the_same_id():
    before = icalendar.Calendar.from_ical(text_of(an_event())).walk("VEVENT")[0]
    event = an_event(cancelled_on=date(2027, 1, 1), version=2)

    after = icalendar.Calendar.from_ical(text_of(event)).walk("VEVENT")[0]

    assert str(after["status"]) == "CANCELLED"
    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after["dtstamp"].dt == MADE_AT


def test_a_task_is_a_whole_day_that_holds_nobody_s_time():
    task = Task(pk=3, title="Zaal huren", due_on=date(2027, 3, 28), about="Geheim")

    content = text_of(tasks=[task])
    (entry,) = the_same(content).values()

    assert entry.title.endswith("Zaal huren")
    assert (entry.begin, entry.end) == (date(2027, 3, 28), date(2027, 3, 29))
    assert b"TRANSP:TRANSPARENT" in content
    assert b"Geheim" not in content


# The address.


@pytest.fixture
def member(place):
    return make_member(Role.COORDINATOR, place)


def fetch(token):
    return Client().get(reverse("programme:calendar", args=[token]))


@pytest.mark.django_db
def test_an_address_is_shown_once_and_only_its_hash_is_kept(client, place, member):
    sign_in(client, member.user)
    page = reverse("programme:calendars", args=[place.slug])

    made = client.post(page, {"name": "Outlook"})

    url = made.context["url"]
    token = url.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(token) == 43
    assert made.context["webcal"].startswith("webcal://")
    assert url in made.content.decode()
    assert token not in client.get(page).content.decode()
    assert token not in str(CalendarFeed.objects.values())
    assert fetch(token).status_code == 200


@pytest.mark.django_db
def test_a_feed_has_own_and_joined_events_and_own_open_tasks(place, neighbour, member):
    make_event(place, title="Van ons")
    make_share(make_event(neighbour, title="Samen"), place)
    make_event(neighbour, title="Van de buren")
    make_event(place, title="Lang geleden", day=today() - timedelta(days=500))
    make_task(place, title="Mijn taak", owner=member.user)
    make_task(place, title="Klaar", owner=member.user, state="done", ended_on=today())
    make_task(place, title="Van een ander")
    make_task(neighbour, title="Elders", owner=member.user)
    token = make_feed_token(place, member.user)

    answer = fetch(token)

    titles = {one.title.split(": ")[-1] for one in the_same(answer.content).values()}
    assert titles == {"Van ons", "Samen", "Mijn taak"}
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"].startswith("private")
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies
    assert CalendarFeed.objects.get().last_used_on == today()


@pytest.mark.django_db
def test_a_wrong_withdrawn_or_left_address_leads_nowhere(client, place, member):
    token = make_feed_token(place, member.user)
    feed = CalendarFeed.objects.get()
    assert fetch("x" * 43).status_code == 404
    assert fetch(feed.token_hash).status_code == 404

    member.ends_on = today() - timedelta(days=1)
    member.save()
    assert fetch(token).status_code == 404
    member.ends_on = None
    member.role = Role.PRIVACY_OFFICER
    member.save()
    assert fetch(token).status_code == 404
    member.role = Role.COORDINATOR
    member.save()
    assert fetch(token).status_code == 200
    member.user.is_active = False
    member.user.save()
    assert fetch(token).status_code == 404
    member.user.is_active = True
    member.user.save()

    sign_in(client, member.user)
    client.post(reverse("programme:calendar_end", args=[place.slug]), {"feed": feed.pk})
    assert fetch(token).status_code == 404


@pytest.mark.django_db
def test_nobody_withdraws_the_address_of_another(client, place, member):
    make_feed_token(place, member.user)
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    url = reverse("programme:calendar_end", args=[place.slug])

    for asked in (CalendarFeed.objects.get().pk, "", "x", "9" * 40):
        assert client.post(url, {"feed": asked}).status_code == 302

    assert CalendarFeed.objects.count() == 1


@pytest.mark.django_db
def test_ten_addresses_are_enough(client, place, member):
    sign_in(client, member.user)
    page = reverse("programme:calendars", args=[place.slug])

    answers = [client.post(page, {"name": "x"}) for _number in range(MOST_FEEDS + 1)]

    assert answers[-1].context["form"].errors
    assert CalendarFeed.objects.count() == MOST_FEEDS


@pytest.mark.django_db
def test_an_address_that_nobody_reads_goes_also_when_it_was_never_read(place, member):
    for _number in range(3):
        make_feed_token(place, member.user)
    unread, read_long_ago, read = CalendarFeed.objects.all()
    long_ago = timezone.now() - timedelta(days=400)
    CalendarFeed.objects.update(made_at=long_ago)
    CalendarFeed.objects.filter(pk=read_long_ago.pk).update(last_used_on=long_ago)
    CalendarFeed.objects.filter(pk=read.pk).update(last_used_on=today())
    before = timezone.now() - timedelta(days=FEEDS.term.days)

    assert FEEDS.term.holder.remove(before, place.pk) == 2

    assert CalendarFeed.objects.get() == read
    assert unread.pk != read.pk


@pytest.mark.django_db
def test_a_feed_costs_the_same_for_any_number_of_tasks(
    place, member, django_assert_num_queries
):
    token = make_feed_token(place, member.user)
    fetch(token)
    for number in range(30):
        make_task(place, title=f"Taak {number}", owner=member.user)
        make_event(place, title=f"Dag {number}")

    with django_assert_num_queries(5):  # events, tasks, days; who, and since when
        fetch(token)


def test_an_event_is_one_entry_in_every_calendar_file(place, member):
    event = make_event(place)
    client = sign_in(Client(), member.user)
    urls = [
        reverse("programme:run_sheet_file", args=[place.slug, event.pk, "ics"]),
        reverse("programme:timeline_file", args=[place.slug, "ics"]),
    ]

    found = [
        icalendar.Calendar.from_ical(client.get(one).content).walk("VEVENT")
        for one in urls
    ]

    (one,), (other,) = found
    assert str(one["uid"]) == str(other["uid"])
