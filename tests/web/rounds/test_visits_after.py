"""After the visits: the coordinator's list, the card, the home page and who asks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.going_out import filled_in, make_announced_round, make_day, record
from web.rounds_made import make_announcement, make_rule, make_team_member

from samensterk.web.common.home_cards import lists_for
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import Visit, VisitCount
from samensterk.web.rounds.visits import card, reporting_routes
from samensterk.web.rounds.visits.listings import visit_listing
from samensterk.web.rounds.visits.providers import VisitProvider

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(place):
    return make_member(Role.FIELD_TEAM, place, email="theo@a.example.nl").user


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def visited(place, theo):
    """Give three visits: a talk, nobody at home, and a yard that has stopped."""
    stops = make_day(place, 3)
    outcomes = ("talk", "not_home", "ceased")
    return [
        record(stop, theo, outcome).visit
        for stop, outcome in zip(stops, outcomes, strict=True)
    ]


def list_of(visit):
    return reverse("rounds:visits", args=[visit.municipality.slug, visit.of_id])


def page_of(visit):
    return reverse("rounds:visit", args=[visit.municipality.slug, visit.pk])


def card_of(of):
    return reverse("rounds:conversation_card", args=[of.municipality.slug, of.pk])


def test_the_list_says_where_and_how_and_never_who(coordinator, visited):
    answer = coordinator.get(list_of(visited[0]))

    assert answer.context["table"].pages.n_rows == 3
    labels = {str(one.label).casefold() for one in visit_listing("x", {}).columns}
    assert not labels & {"team", "by", "door", "minuten", "minutes"}
    assert [n for _words, n in answer.context["counted"]] == [1, 1, 1]


def test_the_list_is_narrowed_by_outcome(coordinator, visited):
    answer = coordinator.get(list_of(visited[0]), {"afloop": "ceased"})

    (row,) = answer.context["table"].rows
    assert row.url == page_of(visited[2])


def test_the_list_has_as_many_questions_for_one_visit_as_for_twenty(
    coordinator, place, theo
):
    of = make_announced_round(place)
    first, *more = make_day(place, 8, of=of)
    record(first, theo)
    url = list_of(first)

    with CaptureQueriesContext(connection) as few:
        coordinator.get(url)
    for stop in more:
        record(stop, theo)
    with CaptureQueriesContext(connection) as many:
        coordinator.get(url)

    assert len(few) == len(many)


def test_a_coordinator_mends_a_visit(coordinator, visited):
    visit = visited[0]

    answer = coordinator.post(
        page_of(visit), filled_in("not_reachable", number=str(visit.pk), version=1)
    )

    assert answer.url == page_of(visit)
    visit.refresh_from_db()
    assert visit.outcome == "not_reachable"


def test_a_yard_that_stopped_is_proposed_and_not_taken_off(coordinator, visited):
    yard = visited[2].stop.yard

    answer = coordinator.get(page_of(visited[2]))

    assert answer.context["yard_id"] == yard.pk
    yard.refresh_from_db()
    assert yard.set_aside_on is None
    assert coordinator.get(page_of(visited[0])).context["yard_id"] is None


def test_the_home_page_counts_and_names_no_yard(client, coordinator, visited, theo):
    home = reverse("accounts:municipality", args=[visited[0].municipality.slug])
    yard = visited[2].stop.yard

    def lists():
        request = client.get(home, follow=True).wsgi_request
        return [
            (one.url, str(one.title), str(one.about))
            for found in lists_for(request, lambda door: door.startswith("rounds:"))
            for one in found.lines
        ]

    assert any("afloop=ceased" in url for url, _title, _about in lists())
    assert yard.street not in str(lists())

    make_team_member(visited[0].team, user=theo)
    sign_in(client, theo)
    assert (reverse("rounds:today", args=[visited[0].municipality.slug])) in [
        url for url, _title, _about in lists()
    ]


# The card.


def test_the_card_has_the_published_words(coordinator, place):
    of = make_announced_round(place)
    make_rule(place, acute="Wij bellen 112.", leaves="Wij kijken niet rond.")

    text = coordinator.get(card_of(of)).content.decode()

    for words in ("Wij bellen 112.", "Wij kijken niet rond.", of.purpose, "0800-7000"):
        assert words in text


def test_the_card_keeps_the_words_that_were_announced(place):
    of = make_announced_round(place)
    announced = make_announcement(of)
    make_rule(place, number=2, acute="Andere woorden.")

    assert card.card_of(of, place).rule == announced.rule


def test_without_a_rule_the_card_says_so(coordinator, place):
    of = make_announced_round(place)

    assert coordinator.get(card_of(of)).context["card"].rule is None


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_card_fits_on_paper(coordinator, place, size):
    of = make_announced_round(place)

    answer = coordinator.get(card_of(of), {"papier": size})

    assert answer.content.startswith(b"%PDF")


def test_another_size_of_paper_does_not_exist(coordinator, place):
    of = make_announced_round(place)

    assert coordinator.get(card_of(of), {"papier": "a0"}).status_code == 404


def test_a_team_sees_the_card_of_its_own_round_only(client, place, theo):
    (stop,) = make_day(place, 1)
    other = make_announced_round(place, title="Andere ronde")
    make_team_member(stop.team, user=theo)
    sign_in(client, theo)

    assert client.get(card_of(stop.of)).status_code == 200
    assert client.get(card_of(other)).status_code == 404


def test_numbers_that_nobody_checked_are_told_to_who_makes_the_card(
    coordinator, place, monkeypatch
):
    of = make_announced_round(place)
    assert not coordinator.get(card_of(of)).context["overdue"]

    monkeypatch.setattr(reporting_routes, "today", lambda: date(2030, 1, 1))

    assert coordinator.get(card_of(of)).context["overdue"]


def test_the_card_leads_to_the_office_that_the_letter_named(coordinator, place):
    of = make_announced_round(place)
    without = coordinator.get(card_of(of)).context["card"].routes
    assert all(one.source for one in without)

    make_announcement(of, ask_at="team Veiligheid, 14 0599")

    (office,) = [one for one in card.card_of(of, place).routes if not one.source]
    assert office.how == "team Veiligheid, 14 0599"
    assert office.how in coordinator.get(card_of(of)).content.decode()


# Who asks about himself.


def test_a_resident_finds_his_visits_and_lets_them_go(place, theo, visited):
    visit = visited[0]
    person = Person(place.pk, key=visit.key)
    provider = VisitProvider()

    (found,) = provider.find(person)
    assert found.id == str(visit.pk)
    assert provider.remove(person, [found.id]) == 1

    assert not Visit.objects.filter(pk=visit.pk).exists()
    assert VisitCount.objects.get(outcome="talk").n == 1


def test_a_colleague_finds_what_he_wrote_and_his_name_goes(place, theo, visited):
    person = Person(place.pk, words=theo.email)
    provider = VisitProvider()

    (found,) = provider.find(person)
    provider.remove(person, [found.id])

    assert not Visit.objects.filter(by=theo).exists()
    assert Visit.objects.count() == 3


def test_words_that_name_nobody_find_nothing(place, visited):
    provider = VisitProvider()

    assert not provider.find(Person(place.pk, words="  "))
    assert not provider.find(Person(place.pk, words="ab"))


def test_another_municipality_finds_nothing(neighbour, visited):
    assert not VisitProvider().find(Person(neighbour.pk, key=visited[0].key))
