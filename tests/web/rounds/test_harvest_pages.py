"""The pages that tell back: written, approved, published, read by everybody."""

import pytest
from django.urls import reverse
from web.rounds.told import been, past_round

from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Harvest

pytestmark = pytest.mark.django_db

WORDS = {"heard": "Men mist licht bij de weg.", "doing": "Wij plaatsen lampen."}


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def of(place):
    found = past_round(place, 2)
    first, second = found.areas.order_by("place")
    been(first, talk=9, not_home=6)
    been(second, talk=8, not_home=7)
    return found


def page(of, name, *parts):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, *parts])


def begun(coordinator, of):
    area = of.areas.order_by("place").first()
    coordinator.post(page(of, "harvests", of.pk), {"area": area.pk})
    return Harvest.objects.get()


def press(coordinator, of, name, **more):
    made = Harvest.objects.get()
    return coordinator.post(
        page(of, name, made.pk), {"version": made.version, **more}, follow=True
    )


def published(coordinator, of):
    begun(coordinator, of)
    press(coordinator, of, "harvest", **WORDS)
    press(coordinator, of, "harvest_approve")
    press(coordinator, of, "harvest_publish")
    return Harvest.objects.get()


def public(made, name="harvest_public"):
    return reverse(f"rounds:{name}", args=[made.public_id])


def test_before_the_first_visit_the_page_says_so(coordinator, place):
    empty = past_round(place, 1)

    answer = coordinator.get(page(empty, "harvests", empty.pk))

    assert answer.status_code == 200
    assert not answer.context["overview"].groups


def test_the_overview_shows_dots_for_what_is_small(coordinator, of):
    text = coordinator.get(page(of, "harvests", of.pk)).content.decode()

    assert "·" in text


def test_the_page_of_the_round_leads_there(coordinator, of):
    text = coordinator.get(page(of, "round", of.pk)).content.decode()

    assert page(of, "harvests", of.pk) in text


def test_from_writing_to_a_page_that_everybody_reads(coordinator, of, client):
    made = published(coordinator, of)
    client.logout()

    answer = client.get(public(made))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in text for words in WORDS.values())
    assert "sessionid" not in answer.cookies


def test_residents_read_the_name_of_their_area_without_its_number(
    coordinator, of, client
):
    area = of.areas.order_by("place").first().area
    area.name = "Bezoekgebied 1: Melmerweg"
    area.save()

    shown = client.get(public(published(coordinator, of)))

    assert "Melmerweg" in shown.content.decode()
    assert "Bezoekgebied 1" not in shown.content.decode()


def test_everybody_can_print_it(coordinator, of, client):
    made = published(coordinator, of)
    client.logout()

    answer = client.get(public(made, "harvest_public_file"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_draft_is_nobodys_to_see(coordinator, of, client):
    made = begun(coordinator, of)
    client.logout()

    assert client.get(public(made)).status_code == 404
    assert client.get(public(made, "harvest_public_file")).status_code == 404


def test_a_draft_can_be_printed_by_who_writes_it(coordinator, of):
    made = begun(coordinator, of)

    answer = coordinator.get(page(of, "harvest_file", made.pk))

    assert answer.content.startswith(b"%PDF")


def test_taken_back_the_page_says_why(coordinator, of, client):
    made = published(coordinator, of)
    press(coordinator, of, "harvest_publish", why="Een getal klopte niet.")
    client.logout()

    answer = client.get(public(made))

    assert answer.status_code == 410
    assert "Een getal klopte niet." in answer.content.decode()
    assert client.get(public(made, "harvest_public_file")).status_code == 404


def test_it_is_not_taken_back_without_a_reason(coordinator, of):
    published(coordinator, of)

    press(coordinator, of, "harvest_publish", why="")

    assert Harvest.objects.get().published_at


@pytest.mark.parametrize(
    "heard",
    [
        "Jan de Vries vertelde van de diefstal.",
        "Bel 06-12345678 voor meer.",
        "Op Kerkweg 12 is ingebroken.",
        "Wij zagen iets verdachts.",
    ],
)
def test_what_points_at_somebody_or_suspects_is_asked_about(coordinator, of, heard):
    begun(coordinator, of)

    answer = press(coordinator, of, "harvest", **WORDS | {"heard": heard})

    assert answer.context["form"].errors
    assert Harvest.objects.get().heard != heard


def test_a_citizen_number_is_refused(coordinator, of):
    begun(coordinator, of)

    answer = press(
        coordinator, of, "harvest", **WORDS | {"heard": "Het ging over 111222333."}
    )

    assert "heard" in answer.context["form"].errors


def test_who_saves_second_sees_both(coordinator, of):
    made = begun(coordinator, of)
    url = page(of, "harvest", made.pk)
    coordinator.post(url, {"version": 1, **WORDS})

    late = coordinator.post(url, {"version": 1, **WORDS, "heard": "Iets anders."})

    assert [one.mine for one in late.context["both"].differences] == ["Iets anders."]
    assert Harvest.objects.get().heard == WORDS["heard"]


def test_an_approval_of_older_words_is_not_taken(coordinator, of):
    made = begun(coordinator, of)
    press(coordinator, of, "harvest", **WORDS)

    coordinator.post(page(of, "harvest_approve", made.pk), {"version": 1})

    assert Harvest.objects.get().approved_at is None


def test_too_few_visits_are_told_to_be_too_few(coordinator, place):
    few = past_round(place, 1)
    been(few.areas.get(), talk=4)

    coordinator.post(page(few, "harvests", few.pk), {"area": few.areas.get().pk})

    assert not Harvest.objects.exists()


def test_an_area_of_elsewhere_is_not_there(coordinator, of, neighbour):
    other = past_round(neighbour, 1)

    answer = coordinator.post(
        page(of, "harvests", of.pk), {"area": other.areas.get().pk}
    )

    assert answer.status_code == 404
