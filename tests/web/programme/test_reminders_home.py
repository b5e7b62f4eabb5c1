"""The first page says what is late, what comes and what is new, to whom it concerns."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from web.members import make_member, sign_in
from web.planned import make_event, make_organisation, make_promise, make_task

from samensterk.web.accounts.models import Membership
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry
from samensterk.web.programme.agenda.tasks import finish_task
from samensterk.web.programme.models import LastVisit, Rhythm

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATE, SOON, NEW = "Late", "Soon", "New since your last visit"
PROMISES = "Promises to residents"


def come(member):
    client = sign_in(Client(), member.user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def lists(client, place):
    answer = client.get(reverse("accounts:municipality", args=[place.slug]))
    assert answer.status_code == 200
    return {str(one.title): one for one in answer.context["lists"]}


def titles(found, name):
    return [str(one.title) for one in found[name].lines]


def test_a_coordinator_sees_what_is_late_of_all_and_what_comes_of_his_own(place):
    boss, other = (make_member(one, place) for one in (Role.COORDINATOR, Role.TRAINER))
    make_task(place, title="Te laat", owner=other.user, due_on=today() - 2 * DAY)
    make_task(place, title="Van een ander", owner=other.user, due_on=today() + DAY)
    make_task(place, title="Van mij", owner=boss.user, due_on=today() + 3 * DAY)
    make_event(place, title="Avond", day=today() + 2 * DAY)
    make_event(place, title="Ver weg", day=today() + 90 * DAY)

    found = lists(come(boss), place)

    assert titles(found, LATE) == ["Te laat"]
    assert found[LATE].lines[0].day == "2 days late"
    assert found[LATE].lines[0].about == str(other.user)
    assert titles(found, SOON) == ["Avond", "Van mij"]


def test_a_partner_sees_his_own_and_that_of_his_organisation(place):
    police = make_organisation()
    partner = make_member(Role.PARTNER, place)
    Membership.objects.filter(pk=partner.pk).update(organisation=police)
    make_task(place, title="Van ons", organisation=police, due_on=today() - DAY)
    make_task(place, title="Van een ander", due_on=today() - DAY)

    found = lists(come(partner), place)

    assert titles(found, LATE) == ["Van ons"]
    assert PROMISES not in found


@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.MUNICIPALITY_ADMIN])
def test_who_takes_no_part_sees_no_lists(place, role):
    assert lists(come(make_member(role, place)), place) == {}


def test_promises_are_counted_and_never_read(place):
    boss, member = (
        make_member(one, place) for one in (Role.COORDINATOR, Role.FIELD_TEAM)
    )
    for days in (-1, 1, 30):
        make_promise(
            place,
            what="Geheim",
            owner=member.user,
            promised_on=today() - 20 * DAY,
            due_on=today() + days * DAY,
        )
    make_promise(
        place, what="Geheim", promised_on=today() - 20 * DAY, due_on=today() - 9 * DAY
    )

    mine = titles(lists(come(member), place), PROMISES)
    all_of_it = titles(lists(come(boss), place), PROMISES)

    assert [one[0] for one in mine] == ["1", "1"]
    assert len(all_of_it) == 1
    assert "more than three days late" in all_of_it[0]
    assert not LogEntry.objects.exists()


def test_the_first_visit_has_nothing_new_and_the_next_tells_what_others_did(place):
    boss, other = (make_member(one, place) for one in (Role.COORDINATOR, Role.TRAINER))
    client = come(boss)
    assert NEW not in lists(client, place)
    task = make_task(place, title="Zaal huren", owner=other.user)
    finish_task(task=task, by_id=other.user_id)
    finish_task(task=make_task(place, title="Eigen werk"), by_id=boss.user_id)
    hour_ago = timezone.now() - timedelta(hours=1)
    LastVisit.objects.update(seen_at=hour_ago)

    for _ in range(3):  # opening it again loses nothing
        found = lists(client, place)
        assert [one.about for one in found[NEW].lines] == ["Zaal huren"]

    visit = LastVisit.objects.get()
    assert visit.before_at == hour_ago
    LastVisit.objects.update(seen_at=timezone.now() + timedelta(seconds=1))


def test_a_visit_goes_on_until_half_an_hour_of_nothing(place):
    boss = make_member(Role.COORDINATOR, place)
    client = come(boss)
    lists(client, place)
    first = timezone.now() - timedelta(hours=5)
    for minutes in (20, 29, 10):
        since = timezone.now() - timedelta(minutes=minutes)
        LastVisit.objects.update(before_at=first, seen_at=since)
        lists(client, place)
        assert LastVisit.objects.get().before_at == first


def test_a_partner_reads_no_title_of_a_task_that_is_not_his(place):
    police = make_organisation()
    partner = make_member(Role.PARTNER, place)
    Membership.objects.filter(pk=partner.pk).update(organisation=police)
    client = come(partner)
    lists(client, place)
    other = make_member(Role.COORDINATOR, place)
    for title, organisation in (("Van ons", police), ("Van een ander", None)):
        task = make_task(place, title=title, organisation=organisation)
        finish_task(task=task, by_id=other.user_id)
    gone = make_task(place, title="Weg", organisation=None)
    finish_task(task=gone, by_id=other.user_id)
    gone.delete()
    LastVisit.objects.update(seen_at=timezone.now() - timedelta(hours=1))

    found = lists(client, place)

    assert [one.about for one in found[NEW].lines] == ["Van ons"]


def test_nothing_of_another_municipality_shows(place, neighbour):
    boss = make_member(Role.COORDINATOR, place)
    make_task(neighbour, title="Elders", owner=boss.user, due_on=today() - DAY)
    make_event(neighbour, title="Elders", day=today() + DAY)
    make_promise(neighbour, owner=boss.user, due_on=today())

    found = lists(come(boss), place)

    assert not any(one.lines for one in found.values())


def test_the_first_page_costs_the_same_for_any_number_of_tasks(place):
    boss = make_member(Role.COORDINATOR, place)
    client = come(boss)

    def n_queries():
        with CaptureQueriesContext(connection) as caught:
            lists(client, place)
        return len(caught)

    n_queries()
    few = n_queries()
    for number in range(30):
        due_on = today() + (number - 15) * DAY
        event = make_event(place, day=due_on)
        make_task(place, owner=boss.user, due_on=due_on, event=event)
        make_promise(place, owner=boss.user, due_on=today())

    assert n_queries() == few


def test_a_rhythm_is_chosen_and_kept(place):
    member = make_member(Role.PARTNER, place)
    client = come(member)
    page = reverse("programme:rhythm", args=[place.slug])

    assert client.get(page).context["form"].initial["often"] == Rhythm.Often.WEEKLY
    for often in ("daily", "never"):
        assert client.post(page, {"often": often}).status_code == 302
    assert client.post(page, {"often": "always"}).status_code == 200

    assert Rhythm.objects.get().often == Rhythm.Often.NEVER
