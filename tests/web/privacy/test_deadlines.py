"""When a request must be answered, and who is told of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from web.members import make_yards
from web.privacy.asking import receive

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.privacy.rights import queries, request_services
from samensterk.web.privacy.rights.deadlines import add_months

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("received", "n_months", "due"),
    [
        ((2026, 11, 25), 1, (2026, 12, 25)),
        ((2026, 12, 10), 1, (2027, 1, 10)),
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2028, 1, 31), 1, (2028, 2, 29)),
        ((2026, 1, 31), 3, (2026, 4, 30)),
        ((2024, 2, 29), 60, (2029, 2, 28)),
        ((2026, 11, 25), -12, (2025, 11, 25)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(received, n_months, due):
    assert add_months(date(*received), n_months) == date(*due)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_term_is_never_shorter_than_its_months_allow(day, n_months):
    due = add_months(day, n_months)

    assert (due.year - day.year) * 12 + due.month - day.month == n_months
    assert due.day == day.day or (due + timedelta(days=1)).day == 1


def test_the_time_is_made_longer_once_and_counts_from_the_receipt(place):
    asked = receive(place, received_on=today() - timedelta(days=20))
    longer = {"because": "complex", "by_id": asked.handled_by_id}

    request_services.extend(request=asked, **longer)

    asked.refresh_from_db()
    assert asked.due_on == add_months(asked.received_on, 3)
    with pytest.raises(request_services.TooLateToExtend):
        request_services.extend(request=asked, **longer)


def test_after_the_first_month_it_is_too_late_for_more_time(place, settings):
    asked = receive(place)
    settings.DAYS_AHEAD = (asked.due_on - today()).days + 1

    with pytest.raises(request_services.TooLateToExtend):
        request_services.extend(
            request=asked, because="many", by_id=asked.handled_by_id
        )


def test_what_is_late_or_due_within_a_week_is_on_the_home_page(
    enter, place, neighbour, settings
):
    client = enter(Role.PRIVACY_OFFICER, place)
    home = reverse("accounts:municipality", args=[place.slug])
    url = reverse("privacy:requests", args=[place.slug])
    asked = receive(place, received_on=today() - timedelta(days=2))
    receive(neighbour, received_on=today() - timedelta(days=90))
    assert f'house-card__link" href="{url}"' not in client.get(home).content.decode()

    for days in ((asked.due_on - today()).days - 7, 60):
        settings.DAYS_AHEAD = days
        assert f'house-card__link" href="{url}"' in client.get(home).content.decode()

    request_services.answer(
        request=asked, outcome="granted", reason="", by_id=asked.handled_by_id
    )
    assert not queries.pressing_requests(place.pk).exists()


def test_the_list_has_the_first_due_first_and_answered_ones_when_asked(enter, place):
    client = enter(Role.COORDINATOR, place)
    yards = make_yards(place, 3)
    days = [3, 40, 10]
    asked = [
        receive(place, yard.key, received_on=today() - timedelta(days=n))
        for yard, n in zip(yards, days, strict=True)
    ]
    request_services.answer(
        request=asked[2], outcome="granted", reason="", by_id=asked[2].handled_by_id
    )
    url = reverse("privacy:requests", args=[place.slug])

    open_ones = client.get(url).context["table"].rows
    all_ones = client.get(url, {"alles": "ja"}).context["table"].rows

    assert [row.cells[0] for row in open_ones] == [str(yards[1]), str(yards[0])]
    assert len(all_ones) == 3
    line = LogEntry.objects.filter(door="privacy:requests").order_by("id").first()
    assert line.n_subjects == 2


def test_a_list_costs_the_same_for_any_number_of_requests(
    enter, place, django_assert_max_num_queries
):
    client = enter(Role.COORDINATOR, place)
    for yard in make_yards(place, 12):
        receive(place, yard.key)

    with django_assert_max_num_queries(20):
        client.get(reverse("privacy:requests", args=[place.slug]))
