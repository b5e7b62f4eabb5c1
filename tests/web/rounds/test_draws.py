"""A draw in the open: by two people, never changed, and done over by anybody."""

from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from web.members import make_member, sign_in
from web.rounds_made import make_draw, make_round_over

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Draw, Round
from samensterk.web.rounds.setup.area_services import (
    choose_areas,
    choose_draw,
    give_order,
    rotate,
)
from samensterk.web.rounds.setup.drawing import (
    computed,
    finish_draw,
    frozen_text,
    key_of,
    start_draw,
)
from samensterk.web.rounds.setup.faults import (
    DrawIsOpen,
    FewAreas,
    NotWaiting,
    OrderIsDrawn,
    SamePerson,
)
from samensterk.web.rounds.setup.queries import draws_of, is_order_settled, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(place):
    return make_member(Role.COORDINATOR, place, email="een@a.example.nl").user


@pytest.fixture
def second(place):
    return make_member(Role.COORDINATOR, place, email="twee@a.example.nl").user


@pytest.fixture
def of(place):
    return make_round_over(place, 4)


def begun(of, by, *, reason="", entry="3 5 1"):
    of.refresh_from_db()
    return start_draw(
        of=of, version=of.version, entry=entry, reason=reason, by_id=by.pk
    )


def ids(of):
    return [one.area.area_id for one in rows_of(of)]


def is_settled(of):
    of.refresh_from_db()
    return is_order_settled(of, list(rows_of(of)), draws_of(of))


def test_two_people_draw_through_the_pages(client, place, of, first, second):
    sign_in(client, first)
    answer = client.post(
        reverse("rounds:draw_new", args=[place.slug, of.pk]),
        {"entry": "6 5 4 3", "version": 1},
    )
    draw = Draw.objects.get()
    url = reverse("rounds:draw", args=[place.slug, draw.pk])
    assert answer.url == url
    own = client.post(url, {"entry": "6 2 2"}, follow=True)
    assert own.context["is_first_person"]
    assert Draw.objects.get().drawn_at is None

    sign_in(client, second)
    shown = client.get(url).content.decode()
    assert "6 5 4 3" not in shown
    client.post(url, {"entry": "6 2 2"})

    draw.refresh_from_db()
    assert sorted(draw.drawn) == sorted(ids(of))
    assert draw.drawn == ids(of)
    assert is_settled(of)


def test_the_first_number_shows_nowhere_before_the_second(client, of, first):
    draw = begun(of, first, entry="9876543")
    public = reverse("rounds:draw_public", args=[draw.pk])

    page = client.get(public).content.decode()

    assert draw.list_hash in page
    assert "9876543" not in page


def test_the_privacy_officer_can_be_the_second(client, place, of, first):
    draw = begun(of, first)
    sign_in(client, make_member(Role.PRIVACY_OFFICER, place).user)
    home = client.get(reverse("accounts:municipality", args=[place.slug]))
    url = reverse("rounds:draw", args=[place.slug, draw.pk])
    assert url in home.content.decode()

    client.post(url, {"entry": "622"})

    draw.refresh_from_db()
    assert draw.drawn


def test_the_database_refuses_one_person_twice(of, first):
    draw = begun(of, first)
    draw.by_two = first

    with pytest.raises(IntegrityError), transaction.atomic():
        draw.save()
    with pytest.raises(SamePerson):
        finish_draw(found=draw, entry="622", by_id=first.pk)


def test_what_is_drawn_cannot_be_drawn_over_or_moved(of, first, second):
    draw = begun(of, first)
    finish_draw(found=draw, entry="622", by_id=second.pk)
    of.refresh_from_db()
    before = ids(of)

    with pytest.raises(NotWaiting):
        finish_draw(found=draw, entry="111", by_id=second.pk)
    with pytest.raises(OrderIsDrawn):
        rotate(of=of, version=of.version)
    with pytest.raises(OrderIsDrawn):
        give_order(of=of, version=of.version, reason="Liever zo.")

    assert ids(of) == before


def test_only_one_draw_waits_and_one_area_is_no_draw(of, first):
    begun(of, first)

    with pytest.raises(DrawIsOpen):
        begun(of, first)

    choose_areas(of=of, version=2, area_ids=[of.areas.first().area_id])
    with pytest.raises(FewAreas):
        begun(of, first)


def test_other_areas_make_an_open_draw_void_and_it_stays_visible(
    client, of, first, second
):
    draw = begun(of, first)
    choose_areas(of=of, version=2, area_ids=[one.area_id for one in of.areas.all()[1:]])

    with pytest.raises(NotWaiting):
        finish_draw(found=draw, entry="622", by_id=second.pk)

    draw.refresh_from_db()
    assert (draw.drawn_at is not None, draw.drawn) == (True, [])
    assert client.get(reverse("rounds:draw_public", args=[draw.pk])).status_code == 200
    assert not is_settled(of)


def test_other_areas_after_a_draw_must_be_drawn_again(of, first, second):
    finish_draw(found=begun(of, first), entry="622", by_id=second.pk)
    of.refresh_from_db()

    choose_areas(
        of=of, version=of.version, area_ids=[one.area_id for one in of.areas.all()[1:]]
    )

    assert not is_settled(of)
    finish_draw(
        found=begun(of, first, reason="Minder gebieden."), entry="1234", by_id=second.pk
    )
    assert is_settled(of)
    assert [one.number for one in draws_of(of)] == [1, 2]


def test_a_second_draw_needs_a_reason_that_all_can_read(
    client, place, of, first, second
):
    finish_draw(found=begun(of, first), entry="622", by_id=second.pk)
    of.refresh_from_db()
    sign_in(client, first)
    url = reverse("rounds:draw_new", args=[place.slug, of.pk])

    refused = client.post(url, {"entry": "444", "version": of.version})
    assert "reason" in refused.context["form"].errors

    why = "De lijst was niet volledig."
    client.post(url, {"entry": "444", "reason": why, "version": of.version})

    one, two = draws_of(of)
    client.logout()
    text = client.get(reverse("rounds:draw_public", args=[one.pk])).content.decode()
    assert why in text
    assert reverse("rounds:draw_public", args=[two.pk]) in text


@pytest.mark.parametrize("entry", ["", "6", "- - -", "x" * 41])
def test_a_number_that_is_easily_guessed_is_refused(client, place, of, first, entry):
    sign_in(client, first)

    answer = client.post(
        reverse("rounds:draw_new", args=[place.slug, of.pk]),
        {"entry": entry, "version": 1},
    )

    assert "entry" in answer.context["form"].errors
    assert not Draw.objects.exists()


def test_choosing_another_rule_makes_an_open_draw_void(of, first):
    begun(of, first)
    of.refresh_from_db()

    rotate(of=of, version=of.version)

    assert Draw.objects.get().drawn_at is not None


def test_saying_once_more_that_it_is_drawn_leaves_the_open_draw(of, first):
    begun(of, first)
    of.refresh_from_db()

    choose_draw(of=of, version=of.version)

    assert Draw.objects.get().drawn_at is None


def test_anybody_does_it_over_with_the_texts_of_the_page(client, of, first, second):
    """By hand, as the steps on the page say: with nothing of our own code."""
    draw = finish_draw(
        found=begun(of, first, entry="3-5-1"), entry="Ab 9", by_id=second.pk
    )

    file = client.get(reverse("rounds:draw_list", args=[draw.pk])).content

    assert sha256(file).hexdigest() == draw.list_hash
    seed = sha256(f"{draw.list_hash}:351:ab9".encode()).hexdigest()
    lines = file.decode().splitlines()
    order = sorted(lines, key=lambda one: sha256(f"{seed}:{one}".encode()).hexdigest())
    names = {one.area.area_id: one.area.name for one in rows_of(of)}
    assert order == [f"{one} {names[one]}" for one in draw.drawn]
    page = client.get(reverse("rounds:draw_public", args=[draw.pk])).content.decode()
    assert f"{draw.list_hash}:351:ab9" in page
    assert all(f"{seed}:{one}" in page for one in lines)


def test_the_page_says_when_a_draw_is_not_right(client, of, first, second):
    draw = finish_draw(found=begun(of, first), entry="622", by_id=second.pk)
    Draw.objects.update(drawn=[*draw.drawn[1:], draw.drawn[0]])

    answer = client.get(reverse("rounds:draw_public", args=[draw.pk]))

    assert not answer.context["computed"].is_right


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.integers(1, 99), min_size=2, max_size=12, unique=True),
    one=st.from_regex(r"[1-6]{3,8}", fullmatch=True),
    two=st.from_regex(r"[1-6]{3,8}", fullmatch=True),
)
def test_every_area_is_drawn_once_and_the_list_says_the_same_in_any_order(
    names, one, two
):
    frozen = [{"area_id": f"B{n}", "name": f"Gebied {n}"} for n in names]
    draw = Draw(frozen=frozen, entry_one=one, entry_two=two, drawn=["B0"])
    other = Draw(frozen=frozen[::-1], entry_one=one, entry_two=two, drawn=["B0"])

    lines = [line.key for line in computed(draw).lines]

    assert sorted(lines) == sorted(key_of(area) for area in frozen)
    assert lines == [line.key for line in computed(other).lines]
    assert frozen_text(draw) == frozen_text(other)
    assert not computed(draw).is_right


def test_a_draw_of_another_municipality_is_not_found(client, neighbour, of, first):
    draw = begun(of, first)
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)

    url = reverse("rounds:draw", args=[neighbour.slug, draw.pk])

    assert client.get(url).status_code == 404


def test_a_made_draw_is_of_the_areas_of_its_round(place):
    of = make_round_over(place, 2, order=Round.Order.DRAW)

    assert make_draw(of).frozen[0]["scan_id"] == of.scan_id
