"""The time line: three views of the same, in words as well."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from web.members import make_member, sign_in
from web.planned import make_event, make_programme, make_share, make_task

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.timeline import (
    Window,
    add_months,
    bar_of,
    weeks_of,
)
from samensterk.web.programme.agenda.timeline_shown import (
    MOST_TASKS_PER_MONTH,
    bar_columns,
)
from samensterk.web.programme.models import Phase, Task

VIEWS = ("lijst", "maand", "balken")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
FIRSTS = DAYS.map(lambda day: day.replace(day=1))


@given(FIRSTS, st.integers(-60, 60))
def test_months_add_up_and_go_back(first, n_months):
    assert add_months(add_months(first, n_months), -n_months) == first


@given(FIRSTS)
def test_a_month_is_whole_weeks_with_each_of_its_days_once(first):
    weeks = weeks_of(first)

    days = [day for week in weeks for day in week]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in weeks)
    assert (
        sum(day.month == first.month and day.year == first.year for day in days)
        == (add_months(first, 1) - first).days
    )
    assert days == sorted(set(days))


@given(FIRSTS, st.sampled_from([1, 2, 3, 6, 12, 24]), DAYS, st.integers(0, 900))
def test_a_bar_fills_its_row_and_covers_its_days(first, n_months, begin, n_days):
    window = Window(first, n_months)
    end = min(begin + timedelta(days=n_days), date(2036, 1, 1))
    if not window.holds(begin, end):
        return
    columns = window.columns()

    bar = bar_of(columns, begin, end)

    assert bar.before >= 0
    assert bar.length >= 1
    assert bar.after >= 0
    assert bar.before + bar.length + bar.after == len(columns)
    if begin >= columns[0]:
        assert columns[bar.before] <= begin


def page(client, place, **asked):
    return client.get(reverse("programme:timeline", args=[place.slug]), asked)


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_what_is_on_and_says_what_is_late_or_cancelled(
    enter, place, neighbour, view
):
    programme = make_programme(place)
    Phase.objects.create(
        programme=programme,
        title="Voorbereiding",
        starts_on=today(),
        ends_on=today() + timedelta(days=20),
    )
    make_event(place, title="Gaat niet door", day=today(), cancelled_on=today())
    make_share(make_event(neighbour, title="Samen in Zuid", day=today()), place)
    make_event(neighbour, title="Van de buren", day=today())
    first = today().replace(day=1)
    make_task(place, title="Vandaag klaar", due_on=today())
    make_task(place, title="Te laat", due_on=first - timedelta(days=1))
    client = enter(Role.COORDINATOR, place)

    before = words(page(client, place, weergave=view))
    month_before = f"{first - timedelta(days=1):%Y-%m}"
    seen = words(page(client, place, weergave=view, vanaf=month_before))

    assert "Voorbereiding" in before
    assert "<s><a" in before.replace("<s> <a", "<s><a")
    assert _("called off") in before
    assert "Samen in Zuid" in before
    assert "Van de buren" not in before
    if view == "balken":
        assert _("Tasks of no event") in seen
        assert _("%(n)s late") % {"n": 1} in seen
    else:
        assert "Te laat" in seen


@pytest.mark.django_db
@pytest.mark.parametrize("view", VIEWS)
def test_others_see_events_and_their_own_tasks(client, place, view):
    member = make_member(Role.PARTNER, place)
    make_event(place, title="Bijeenkomst Oost", day=today())
    make_task(place, title="Niet voor partners", due_on=today())
    mine = make_task(place, title="Voor partners", due_on=today(), owner=member.user)
    sign_in(client, member.user)

    seen = words(page(client, place, weergave=view))

    assert "Bijeenkomst Oost" in seen
    assert "Niet voor partners" not in seen
    assert (mine.title in seen) or view == "balken"
    assert "gebeurtenissen/nieuw" not in seen


@pytest.mark.django_db
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "asked",
    [
        {"vanaf": "x"},
        {"vanaf": "9999-99"},
        {"vanaf": "0001-01"},
        {"periode": "7"},
        {"soort": "wat", "weergave": "wat"},
        {"soort": "taken"},
        {"soort": "fasen"},
        {"soort": "meeting", "periode": "3"},
    ],
)
def test_whatever_is_asked_there_is_a_time_line(enter, place, view, asked):
    make_event(place)
    make_task(place)
    client = enter(Role.COORDINATOR, place)

    assert page(client, place, **{"weergave": view} | asked).status_code == 200


@pytest.mark.django_db
def test_a_kind_is_all_that_shows(enter, place):
    make_event(place, title="Scan van het gebied", kind="scan", day=today())
    make_event(place, title="Training voor boa's", kind="training", day=today())
    client = enter(Role.COORDINATOR, place)

    seen = words(page(client, place, soort="scan"))

    assert "Scan van het gebied" in seen
    assert "Training voor" not in seen


@pytest.mark.django_db
def test_a_month_is_a_table_with_days_as_headings_and_today_in_words(enter, place):
    client = enter(Role.COORDINATOR, place)

    seen = words(page(client, place, weergave="maand"))

    assert seen.count('<th scope="col">') == 7
    assert _("today") in seen
    assert page(client, place, weergave="maand", vanaf="2027-02").status_code == 200


def fill(place, n_tasks):
    event = make_event(place, day=today())
    Task.objects.bulk_create(
        Task(
            municipality=place,
            programme=event.programme,
            event=event if number % 2 else None,
            title=f"Taak {number}",
            due_on=today().replace(day=1) + timedelta(days=number % 150),
            doer="coordinator",
        )
        for number in range(n_tasks)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "n_queries"), [("lijst", 10), ("maand", 10), ("balken", 11)]
)
def test_2000_tasks_cost_as_many_queries_as_two(
    enter, place, django_assert_num_queries, view, n_queries
):
    client = enter(Role.COORDINATOR, place)
    fill(place, 2)
    page(client, place, weergave=view)
    with django_assert_num_queries(n_queries):
        page(client, place, weergave=view)
    fill(place, 2000)

    with django_assert_num_queries(n_queries):
        answer = page(client, place, weergave=view)

    assert len(answer.content) < 400_000
    assert answer.content.count(b"/taken/") < 7 * (MOST_TASKS_PER_MONTH + 1)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "pdf", "ics"])
def test_the_time_line_is_a_file(enter, place, kind):
    make_event(place, title="Bijeenkomst Oost")
    client = enter(Role.PARTNER, place)

    answer = client.get(reverse("programme:timeline_file", args=[place.slug, kind]))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    if kind in ("csv", "ics"):
        assert b"Bijeenkomst Oost" in answer.content


@pytest.mark.django_db
def test_the_paper_is_tagged_for_who_cannot_see_it(enter, place):
    make_event(place, title="Bijeenkomst Oost")
    client = enter(Role.COORDINATOR, place)

    content = client.get(
        reverse("programme:timeline_file", args=[place.slug, "pdf"])
    ).content

    assert b"pdfuaid:part" in content
    assert b"StructTreeRoot" in content


def test_months_are_written_small_in_dutch():
    with override("nl"):
        months = [one.label for one in bar_columns(Window(date(2027, 1, 1), 12))]
        weeks = [one.label for one in bar_columns(Window(date(2027, 1, 1), 3))]

    assert months[:4] == ["jan 2027", "feb", "mrt", "apr"]
    assert all(one == one.lower() for one in [*months, *weeks])
