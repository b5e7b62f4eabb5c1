"""People come, go, and hand over what they hold."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from web.members import make_member, sign_in

from samensterk.web.accounts import services
from samensterk.web.accounts.models import Membership
from samensterk.web.accounts.why_views import BECAUSE
from samensterk.web.common.access import Answer, Scope
from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = pytest.mark.django_db
ACROSS = [name for name, door in DOORS.items() if door.scope is Scope.ACROSS]


@dataclass
class Promises:
    """What a later room would register: promises with an owner."""

    owners: dict
    label: str = "promises"

    def count(self, *, user_id, municipality_id):
        mine = (user_id, municipality_id)
        return sum(owner == mine for owner in self.owners.values())

    def move(self, *, from_id, to_id, municipality_id):
        moved = [
            number
            for number, owner in self.owners.items()
            if owner == (from_id, municipality_id)
        ]
        for number in moved:
            self.owners[number] = (to_id, municipality_id)
        return len(moved)


@pytest.fixture
def promises():
    made = Promises({})
    HOLDINGS.register(made)
    yield made
    HOLDINGS.kinds.remove(made)


def test_who_still_holds_something_cannot_leave(place, promises):
    leaver = make_member(Role.COORDINATOR, place)
    promises.owners[1] = (leaver.user_id, place.pk)

    with pytest.raises(services.StillHolds) as caught:
        services.end_membership(membership=leaver, last_day=today())

    assert [(one.label, one.n) for one in caught.value.held] == [("promises", 1)]
    leaver.refresh_from_db()
    assert leaver.ends_on is None


def test_handing_over_moves_all_of_it_here_and_nothing_elsewhere(
    place, neighbour, promises
):
    leaver, successor = (make_member(Role.COORDINATOR, place) for _ in "ab")
    promises.owners = {
        1: (leaver.user_id, place.pk),
        2: (leaver.user_id, place.pk),
        3: (leaver.user_id, neighbour.pk),
    }

    n_moved = services.hand_over(leaver=leaver, successor=successor)
    services.end_membership(membership=leaver, last_day=today())

    assert n_moved == 2
    assert promises.owners[3] == (leaver.user_id, neighbour.pk)


def test_work_goes_to_nobody_of_another_municipality(place, neighbour):
    leaver = make_member(Role.COORDINATOR, place)
    stranger = make_member(Role.COORDINATOR, neighbour)

    with pytest.raises(services.NotTheirs):
        services.hand_over(leaver=leaver, successor=stranger)


def test_the_last_administrator_stays(place):
    only = make_member(Role.MUNICIPALITY_ADMIN, place)
    leaves_too = make_member(Role.MUNICIPALITY_ADMIN, place, ends_on=today())

    with pytest.raises(services.LastAdministrator):
        services.end_membership(membership=only, last_day=today())

    make_member(Role.MUNICIPALITY_ADMIN, place)
    services.end_membership(membership=only, last_day=today())
    assert leaves_too.ends_on == today()


def test_a_day_before_the_first_ends_it_on_the_first(place):
    later = today() + timedelta(days=7)
    member = make_member(Role.TRAINER, place, starts_on=later)

    ended = services.end_membership(membership=member, last_day=today())

    assert ended.ends_on == later


def test_the_database_refuses_a_helper_for_more_than_a_day(place):
    member = make_member(Role.DOOR_HELPER, place)

    with pytest.raises(IntegrityError):
        Membership.objects.filter(pk=member.pk).update(ends_on=None)


def test_the_database_refuses_a_platform_administrator_in_a_municipality(place):
    member = make_member(Role.TRAINER, place)

    with pytest.raises(IntegrityError):
        Membership.objects.filter(pk=member.pk).update(role=Role.PLATFORM_ADMIN)


@pytest.mark.parametrize(
    ("code", "name"), [("0166", "Kampen"), ("GM0166", ""), ("GM01660", "Kampen")]
)
def test_a_municipality_has_a_code_and_a_name(db, code, name):
    with pytest.raises(ValidationError):
        services.create_municipality(code=code, name=name)


def test_an_administrator_ends_a_membership_on_the_page(enter, place):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    member = make_member(Role.TRAINER, place)
    url = reverse("accounts:member", args=[place.slug, member.pk])

    answer = client.post(url, {"last_day": today().isoformat()})

    assert answer.status_code == 302
    member.refresh_from_db()
    assert member.ends_on == today()


def test_a_last_day_in_the_past_is_explained(enter, place):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    member = make_member(Role.TRAINER, place)
    url = reverse("accounts:member", args=[place.slug, member.pk])

    answer = client.post(url, {"last_day": "2020-01-01"})

    assert "kan niet in het verleden eindigen" in answer.content.decode()


def test_the_list_of_people_costs_the_same_for_any_number(
    client, place, django_assert_num_queries
):
    sign_in(client, make_member(Role.MUNICIPALITY_ADMIN, place).user)
    url = reverse("accounts:members", args=[place.slug])
    counts = []
    for _ in range(2):
        with django_assert_num_queries(9):
            client.get(url)
        counts += [make_member(Role.TRAINER, place) for _ in range(10)]


@pytest.mark.parametrize("door", ACROSS)
def test_why_tells_of_a_page_across_only_what_is_so_here(enter, place, neighbour, door):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    trainer = make_member(Role.TRAINER, place)
    Membership.objects.create(
        user=trainer.user,
        municipality=neighbour,
        organisation=neighbour.organisation,
        role=min(DOORS[door].roles),
    )
    url = reverse("accounts:why", args=[place.slug])

    answer = client.get(url, {"wie": trainer.user_id, "pagina": door})

    assert answer.context["because"] == BECAUSE[Answer.WRONG_ROLE]
    assert answer.context["is_across"]
    assert neighbour.name not in answer.content.decode()
    Membership.objects.create(
        user=trainer.user,
        municipality=place,
        organisation=place.organisation,
        role=min(DOORS[door].roles),
    )
    answer = client.get(url, {"wie": trainer.user_id, "pagina": door})
    assert answer.context["because"] == BECAUSE[Answer.YES]


def test_why_explains_what_the_door_keeper_decides(enter, place):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    trainer = make_member(Role.TRAINER, place)
    url = reverse("accounts:why", args=[place.slug])

    answer = client.get(url, {"wie": trainer.user_id, "pagina": "areas:yards"})

    text = answer.content.decode()
    assert "Geen van de rollen" in text
    assert "coördinator" in text
