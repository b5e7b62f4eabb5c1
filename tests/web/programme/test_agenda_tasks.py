"""Tasks: who sees them, who does what with them, and what stands in the list."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext as _
from web.members import make_member, sign_in
from web.planned import (
    make_event,
    make_organisation,
    make_programme,
    make_share,
    make_task,
)

from samensterk.web.accounts.services import hand_over
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Contribution, Task, TaskComment

pytestmark = pytest.mark.django_db


def url(name, place, *args):
    return reverse(f"programme:{name}", args=[place.slug, *args])


def values(task=None, **more):
    found = {
        "title": task.title if task else "Zaal huren",
        "doer": "coordinator",
        "due_on": (task.due_on if task else today() + timedelta(days=5)).isoformat(),
    }
    return found | ({"version": task.version} if task else {}) | more


def texts(answer):
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_a_task_is_added_at_an_event(enter, place):
    event = make_event(place)
    client = enter(Role.COORDINATOR, place)
    at_event = f"{url('task_new', place)}?gebeurtenis={event.pk}"

    client.get(at_event)
    client.post(at_event, values(minute="-30", hours_planned="1.5"))

    task = Task.objects.get()
    assert (task.event, task.minute, float(task.hours_planned)) == (event, -30, 1.5)


def test_an_event_of_another_municipality_is_none(enter, place, neighbour):
    make_programme(place)
    client = enter(Role.COORDINATOR, place)
    other = make_event(neighbour)

    answer = client.get(f"{url('task_new', place)}?gebeurtenis={other.pk}")

    assert answer.status_code == 404


def test_who_takes_part_in_an_event_of_another_adds_tasks_of_its_own(
    enter, place, neighbour
):
    ours = make_programme(place)
    event = make_event(neighbour)
    make_share(event, place)
    client = enter(Role.COORDINATOR, place)

    client.post(f"{url('task_new', place)}?gebeurtenis={event.pk}", values())

    task = Task.objects.get()
    assert (task.municipality, task.programme, task.event) == (place, ours, event)
    page = client.get(url("event", place, event.pk)).content.decode()
    assert url("task", place, task.pk) in page


def test_of_tasks_of_others_that_come_first_only_the_number_is_told(client, place):
    partner = make_member(Role.PARTNER, place)
    task = make_task(place, owner=partner.user)
    task.needs.add(make_task(place, title="Niet voor partners"))
    sign_in(client, partner.user)

    answer = client.get(url("task", place, task.pk))

    assert answer.context["n_other_needs"] == 1
    assert "Niet voor partners" not in answer.content.decode()


def test_partners_of_the_programme_and_people_who_take_part_can_be_chosen(
    enter, place, neighbour
):
    programme = make_programme(place)
    police = make_organisation("Politie Noord")
    stranger = make_organisation("Slagerij")
    Contribution.objects.create(programme=programme, organisation=police)
    team = make_member(Role.FIELD_TEAM, place).user
    officer = make_member(Role.PRIVACY_OFFICER, place).user
    elsewhere = make_member(Role.FIELD_TEAM, neighbour).user
    left = make_member(Role.TRAINER, place, ends_on=today() - timedelta(days=1)).user
    client = enter(Role.COORDINATOR, place)

    form = client.get(url("task_new", place)).context["form"]

    organisations = {one for one, _label in form.fields["organisation_id"].choices}
    assert organisations == {"", place.organisation_id, police.pk}
    owners = {one for one, _label in form.fields["owner_id"].choices}
    assert team.pk in owners
    assert not owners & {officer.pk, elsewhere.pk, left.pk}
    refused = client.post(
        url("task_new", place), values(organisation_id=stranger.pk, owner_id=left.pk)
    )
    assert set(refused.context["form"].errors) == {"organisation_id", "owner_id"}


def test_an_owner_who_left_is_told_in_words_and_stays_until_another_is_chosen(
    enter, place
):
    left = make_member(Role.TRAINER, place, ends_on=today() - timedelta(days=1)).user
    task = make_task(place, owner=left)
    client = enter(Role.COORDINATOR, place)

    page = client.get(url("task", place, task.pk)).content.decode()
    listed = client.get(url("tasks", place)).content.decode()
    saved = client.post(
        url("task_edit", place, task.pk), values(task, owner_id=left.pk, title="Zaal")
    )

    words = _("%s works here no more: choose another owner") % left
    assert words in page
    assert words in listed
    assert saved.status_code == 302


PARTNER_DOES = ("task_done", "task_reopen", "task_take")


def test_a_partner_sees_and_does_what_is_his_and_nothing_else(client, place):
    partner = make_member(Role.PARTNER, place)
    partner.organisation = make_organisation("LTO", kind="farmers_union")
    partner.save()
    own = make_task(place, title="Boeren bellen", organisation=partner.organisation)
    other = make_task(place, title="Politie bellen")
    sign_in(client, partner.user)

    listed = client.get(url("tasks", place)).content.decode()
    for name in PARTNER_DOES:
        assert client.post(url(name, place, own.pk)).status_code == 302
        assert client.post(url(name, place, other.pk)).status_code == 404
    for name in ("task_edit", "task_drop", "task_needs"):
        assert client.post(url(name, place, own.pk)).status_code == 404

    assert "Boeren bellen" in listed
    assert "Politie bellen" not in listed
    own.refresh_from_db()
    assert own.owner == partner.user
    page = client.get(url("task", place, own.pk)).content.decode()
    assert "wijzigen" not in page
    assert "vervalt" not in page


def test_ticking_off_warns_when_something_comes_first(enter, place):
    first = make_task(place, title="Eerst dit")
    task = make_task(place, title="Dan dit")
    task.needs.add(first)
    client = enter(Role.COORDINATOR, place)

    answer = client.post(url("task_done", place, task.pk))

    assert len(texts(answer)) == 2
    task.refresh_from_db()
    assert task.state == Task.State.DONE


def test_a_circle_is_refused_with_the_way_round(enter, place):
    one, two, three = (make_task(place, title=title) for title in "ABC")
    two.needs.add(one)
    three.needs.add(two)
    client = enter(Role.COORDINATOR, place)

    answer = client.post(url("task_needs", place, one.pk), {"needed": [three.pk]})

    (why,) = answer.context["form"].errors["needed"]
    assert "A" in why
    assert "→" in why
    assert not one.needs.exists()


def test_needs_are_chosen_and_taken_back(enter, place):
    one, two = make_task(place, title="A"), make_task(place, title="B")
    elsewhere = make_task(place, event=make_event(place), title="C")
    client = enter(Role.COORDINATOR, place)
    page = url("task_needs", place, two.pk)

    client.post(page, {"needed": [one.pk]})
    assert list(two.needs.all()) == [one]
    refused = client.post(page, {"needed": [elsewhere.pk]})
    client.post(page, {})

    assert refused.status_code == 200
    assert not two.needs.exists()


def test_a_comment_stands_with_its_task_and_an_empty_one_says_so(enter, place):
    task = make_task(place)
    client = enter(Role.COORDINATOR, place)

    empty = client.post(url("task_comment", place, task.pk), {"text": " "})
    client.post(url("task_comment", place, task.pk), {"text": "Zaal <b>gebeld</b>"})

    assert empty.status_code == 200
    assert "text" in empty.context["comment_form"].errors
    assert TaskComment.objects.count() == 1
    page = client.get(url("task", place, task.pk)).content.decode()
    assert "&lt;b&gt;gebeld" in page


def titles(client, place, **asked):
    table = client.get(url("tasks", place), asked).context["table"]
    return {row.cells[0] for row in table.rows}


def test_the_list_is_narrowed_searched_and_sorted(client, place):
    member = make_member(Role.COORDINATOR, place)
    sign_in(client, member.user)
    event = make_event(place)
    make_task(place, title="Te laat", due_on=today() - timedelta(days=2))
    make_task(place, title="Van mij", owner=member.user, event=event)
    make_task(place, title="Van ons", organisation=place.organisation)
    make_task(place, title="Klaar", state="done", ended_on=today())

    assert titles(client, place) == {"Te laat", "Van mij", "Van ons"}
    assert titles(client, place, stand="telaat") == {"Te laat"}
    assert titles(client, place, stand="klaar") == {"Klaar"}
    assert titles(client, place, van="mij") == {"Van mij"}
    assert titles(client, place, van="ons") == {"Van ons"}
    assert titles(client, place, gebeurtenis=event.pk) == {"Van mij"}
    assert titles(client, place, gebeurtenis=0) == {"Te laat", "Van ons"}
    assert titles(client, place, eigenaar=0) == {"Te laat", "Van ons"}
    assert titles(client, place, zoek="laat", stand="alle") == {"Te laat"}
    assert len(titles(client, place, stand="wat", van="x", eigenaar="y")) == 3
    for key in ("taak", "datum", "stand", "wie", "gebeurtenis", "-wie"):
        assert len(titles(client, place, sorteer=key)) == 3


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "pdf"])
def test_the_list_is_a_file_of_what_was_asked(enter, place, kind):
    make_task(place, title="=1+1", owner=make_member(Role.TRAINER, place).user)
    client = enter(Role.COORDINATOR, place)

    answer = client.get(url("tasks_file", place, kind))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    if kind == "csv":
        assert "'=1+1" in answer.content.decode("utf-8-sig")
    if kind == "pdf":
        assert answer.content.startswith(b"%PDF")


def test_another_kind_of_file_is_none(enter, place):
    client = enter(Role.COORDINATOR, place)

    assert client.get(url("tasks_file", place, "exe")).status_code == 404


def test_2000_tasks_cost_as_many_queries_as_two(
    client, place, django_assert_num_queries
):
    member = make_member(Role.COORDINATOR, place)
    sign_in(client, member.user)
    event = make_event(place)
    make_task(place, event=event, owner=member.user)
    client.get(url("tasks", place))
    with django_assert_num_queries(15):
        client.get(url("tasks", place))
    Task.objects.bulk_create(
        Task(
            municipality=place,
            programme=event.programme,
            event=event,
            owner=member.user,
            organisation=place.organisation,
            title=f"Taak {number}",
            due_on=today() + timedelta(days=number % 300),
            doer="coordinator",
        )
        for number in range(2000)
    )

    with django_assert_num_queries(15):
        client.get(url("tasks", place))


def test_open_tasks_of_a_leaver_go_to_a_successor(place, neighbour):
    leaver, successor = (make_member(Role.TRAINER, place) for _number in range(2))
    mine = make_task(place, owner=leaver.user)
    done = make_task(place, owner=leaver.user, state="done", ended_on=today())
    elsewhere = make_task(neighbour, owner=leaver.user)

    n_moved = hand_over(leaver=leaver, successor=successor)

    for one in (mine, done, elsewhere):
        one.refresh_from_db()
    assert n_moved == 1
    assert mine.owner == successor.user
    assert (done.owner, elsewhere.owner) == (leaver.user, leaver.user)


def test_search_finds_what_one_may_see(client, place):
    make_event(place, title="Bijeenkomst Oosterlage")
    make_task(place, title="Koffie Oosterlage")
    page = reverse("common:search", args=[place.slug])
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    seen = client.get(page, {"q": "oosterlage"}).content.decode()
    sign_in(client, make_member(Role.PARTNER, place).user)
    seen_by_partner = client.get(page, {"q": "oosterlage"}).content.decode()

    assert "Bijeenkomst Oosterlage" in seen
    assert "Koffie Oosterlage" in seen
    assert "Bijeenkomst Oosterlage" in seen_by_partner
    assert "Koffie Oosterlage" not in seen_by_partner


def test_open_tasks_do_not_go_to_who_may_not_see_them(place):
    leaver = make_member(Role.TRAINER, place)
    administrator = make_member(Role.MUNICIPALITY_ADMIN, place)
    mine = make_task(place, owner=leaver.user)

    n_moved = hand_over(leaver=leaver, successor=administrator)

    mine.refresh_from_db()
    assert n_moved == 0
    assert mine.owner == leaver.user
