"""The rule for what a team sees: published in editions, the same words for everybody."""

import pytest
from django.urls import reverse
from web.members import make_member
from web.rounds_made import make_rule

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role
from samensterk.web.rounds.models import FieldRule
from samensterk.web.rounds.rules.faults import PublishedMeanwhile
from samensterk.web.rounds.rules.providers import RuleProvider
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.rules.services import publish_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(place, name="rounds:rule_edit"):
    return reverse(name, args=[place.slug])


def words(**more):
    return {
        "acute": "Bij gevaar bellen wij 112.",
        "leaves": "Wij kijken niet naar papieren.",
        "decided_by": "college van B en W",
        "decided_on": f"{today():%Y-%m-%d}",
        "seen": 0,
        **more,
    }


def test_without_a_rule_the_page_says_why_it_is_needed(coordinator, place):
    text = coordinator.get(page(place, "rounds:rule")).content.decode()

    assert "?voorbeeld" in text


def test_an_example_can_be_started_from(coordinator, place):
    form = coordinator.get(f"{page(place)}?voorbeeld").context["form"]

    assert "112" in form["acute"].value()


def test_the_exact_words_are_read_first_and_then_published(coordinator, place):
    preview = coordinator.post(page(place), words())

    assert "Bij gevaar bellen wij 112." in preview.content.decode()
    assert not FieldRule.objects.exists()

    coordinator.post(page(place), words(publish="1"))

    assert (current_rule(place.pk).number, current_rule(place.pk).acute) == (
        1,
        "Bij gevaar bellen wij 112.",
    )


def test_back_from_the_words_keeps_them_in_the_form(coordinator, place):
    answer = coordinator.post(page(place), words(back="1"))

    assert answer.context["form"]["acute"].value() == "Bij gevaar bellen wij 112."
    assert not FieldRule.objects.exists()


def test_a_next_edition_leaves_the_earlier_one_as_it_was(coordinator, place):
    make_rule(place)

    coordinator.post(page(place), words(seen=1, acute="Anders.", publish="1"))

    assert [
        (one.number, one.acute) for one in FieldRule.objects.order_by("number")
    ] == [
        (1, "Bij acuut gevaar belt het team 112."),
        (2, "Anders."),
    ]
    shown = coordinator.get(page(place, "rounds:rule")).context
    assert (shown["rule"].number, [one.number for one in shown["earlier"]]) == (2, [1])


def test_the_same_words_twice_are_one_edition(coordinator, place):
    for _turn in range(2):
        coordinator.post(page(place), words(publish="1"))

    assert FieldRule.objects.count() == 1


def test_who_publishes_second_sees_the_words_of_the_first(coordinator, place):
    make_rule(place)

    answer = coordinator.post(page(place), words(publish="1"))

    assert "Bij acuut gevaar belt het team 112." in answer.content.decode()
    assert answer.context["form"]["acute"].value() == "Bij gevaar bellen wij 112."
    assert FieldRule.objects.count() == 1


def test_an_edition_that_somebody_did_not_see_is_not_passed_over(place):
    make_rule(place)

    with pytest.raises(PublishedMeanwhile) as told:
        publish_rule(
            municipality_id=place.pk,
            seen=0,
            values={
                "acute": "a",
                "leaves": "b",
                "decided_by": "c",
                "decided_on": today(),
            },
            by_id=None,
        )

    assert told.value.current.number == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("acute", ""),
        ("leaves", ""),
        ("decided_by", ""),
        ("decided_on", "2099-01-01"),
        ("acute", "Burgemeester J. de Vries belt 06 12345678."),
        ("leaves", "x" * 1501),
    ],
)
def test_what_cannot_be_published_is_said(coordinator, place, field, value):
    answer = coordinator.post(page(place), words(publish="1", **{field: value}))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not FieldRule.objects.exists()


def test_everybody_reads_the_same_words_without_signing_in(client, place):
    make_rule(place)

    answer = client.get(page(place, "rounds:rule_public"))

    assert "Bij acuut gevaar belt het team 112." in answer.content.decode()
    assert not answer.cookies.get("sessionid")


def test_where_nothing_is_published_the_page_says_so(client, place):
    answer = client.get(page(place, "rounds:rule_public"))

    assert answer.status_code == 404
    assert place.name in answer.content.decode()


def test_a_municipality_that_is_not_there_has_no_rule(client, db):
    assert (
        client.get(reverse("rounds:rule_public", args=["nergens"])).status_code == 404
    )


def test_a_field_team_reads_the_rule_and_cannot_publish(enter, place):
    make_rule(place)
    team = enter(Role.FIELD_TEAM, place)

    assert page(place) not in team.get(page(place, "rounds:rule")).content.decode()
    assert team.get(page(place)).status_code == 404


def test_the_name_of_who_published_goes_and_the_words_stay(place):
    user = make_member(Role.COORDINATOR, place, email="ans@a.example.nl").user
    make_rule(place, published_by=user)
    person = Person(place.pk, words="ans@a.example.nl")
    provider = RuleProvider()

    found = provider.find(person)
    n_removed = provider.remove(person, [one.id for one in found])

    assert (len(found), n_removed) == (1, 1)
    assert FieldRule.objects.get().published_by is None
