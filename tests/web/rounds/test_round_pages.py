"""Rounds: planned, changed, removed, and never out of step with the time line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, make_yards
from web.planned import make_event, make_programme, make_promise
from web.rounds_made import (
    make_draw,
    make_pause,
    make_round,
    make_round_area,
    make_round_over,
    make_rule,
    make_visit_areas,
)

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Wish
from samensterk.web.programme.agenda.events import change_event
from samensterk.web.programme.models import Event
from samensterk.web.rounds.models import Pause, Round, RoundArea, TeamMember
from samensterk.web.rounds.setup.composition import PARTS
from samensterk.web.rounds.setup.faults import NotDraft
from samensterk.web.rounds.setup.providers import RoundProvider
from samensterk.web.rounds.setup.readiness import can_announce
from samensterk.web.rounds.setup.services import change_round, remove_round
from samensterk.web.rounds.setup.steps import STEPS_HERE

pytestmark = pytest.mark.django_db
FIRST, LAST = today() + timedelta(days=30), today() + timedelta(days=60)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(of, name="rounds:round"):
    return reverse(name, args=[of.municipality.slug, of.pk])


def filled(**more):
    return {
        "title": "Ronde voorjaar",
        "purpose": "Wij willen iedereen leren kennen.",
        "whom": "farms",
        "starts_on": f"{FIRST:%Y-%m-%d}",
        "ends_on": f"{LAST:%Y-%m-%d}",
        "minutes_first": 40,
        "minutes_again": 20,
        "minutes_not_home": 5,
        "morning_from": "09:30",
        "morning_until": "12:00",
        "afternoon_from": "13:00",
        "afternoon_until": "16:30",
        "part_supervisor": 1,
        "part_officer": 1,
        **more,
    }


def new(client, place, **more):
    return client.post(reverse("rounds:round_new", args=[place.slug]), filled(**more))


def test_a_round_has_no_field_for_a_yard():
    """Whole areas only; nothing of a yard, a person or an offence has a place here."""
    names = {one.name for one in (*Round._meta.fields, *RoundArea._meta.fields)}

    assert not [one for one in names if "yard" in one or "address" in one]


def test_the_parts_are_those_that_members_of_a_team_can_have():
    assert dict(PARTS) == {one.value: one.label for one in TeamMember.Part}


def test_a_round_is_planned_and_stands_on_the_time_line(coordinator, place):
    make_programme(place)
    make_visit_areas(place, 2)

    answer = new(coordinator, place)

    of = Round.objects.get()
    assert answer.url == page(of, "rounds:round_areas")
    assert (of.order, of.composition) == ("rotation", {"supervisor": 1, "officer": 1})
    assert (of.event.kind, of.event.day, of.event.ends_on) == ("round", FIRST, LAST)


def test_planned_twice_alike_it_is_there_once(coordinator, place):
    make_programme(place)
    make_visit_areas(place, 1)

    for _turn in range(2):
        new(coordinator, place)

    assert (Round.objects.count(), Event.objects.count()) == (1, 1)


def test_without_programme_or_scan_the_list_says_what_comes_first(coordinator, place):
    answer = new(coordinator, place)

    assert answer.url == reverse("rounds:rounds", args=[place.slug])
    listed = coordinator.get(answer.url).context
    assert (listed["has_programme"], listed["has_scan"]) == (False, False)
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("title", "", "title"),
        ("purpose", "", "purpose"),
        ("purpose", "Wij praten met mevrouw De Vries.", "is_fit"),
        ("purpose", "Wij zoeken hennep en illegale bouw.", "is_no_suspicion"),
        ("ends_on", f"{FIRST - timedelta(days=1):%Y-%m-%d}", "ends_on"),
        ("ends_on", f"{FIRST + timedelta(days=400):%Y-%m-%d}", "ends_on"),
        ("starts_on", "0001-01-01", "starts_on"),
        ("morning_until", "09:00", "morning_until"),
        ("morning_until", "09:45", "morning_until"),
        ("afternoon_from", "11:00", "afternoon_from"),
        ("afternoon_until", "23:00", "afternoon_until"),
        ("minutes_first", 0, "minutes_first"),
        ("minutes_first", 500, "minutes_first"),
        ("part_officer", 0, "part_supervisor"),
        ("part_officer", 3, "part_supervisor"),
        ("whom", "some", "whom"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(coordinator, place, field, value, at):
    make_programme(place)
    make_visit_areas(place, 1)

    answer = new(coordinator, place, **{field: value})

    assert at in answer.context["form"].errors
    assert not Round.objects.exists()


def test_words_that_sound_like_a_check_can_stand_when_somebody_says_so(
    coordinator, place
):
    make_programme(place)
    make_visit_areas(place, 1)

    new(
        coordinator,
        place,
        purpose="Wij vertellen hoe u ondermijning herkent.",
        is_no_suspicion="on",
    )

    assert Round.objects.exists()


def test_a_round_outside_its_programme_says_so(coordinator, place):
    of = make_round(place, ends_on=today() + timedelta(days=900))

    assert coordinator.get(page(of)).context["is_outside"]


def test_the_event_goes_along_with_the_round_and_the_other_way(coordinator, place):
    make_programme(place)
    make_visit_areas(place, 1)
    new(coordinator, place)
    of = Round.objects.get()

    coordinator.post(page(of, "rounds:round_edit"), filled(title="Anders", version=1))

    event = Event.objects.get()
    assert event.title == "Anders"

    later = FIRST + timedelta(days=7)
    change_event(event=event, version=event.version, values={"day": later}, by_id=None)

    of.refresh_from_db()
    assert (of.starts_on, of.ends_on, of.version) == (later, LAST, 3)


def test_who_saves_second_sees_both(coordinator, place):
    of = make_round(place)
    change_round(of=of, version=1, values={"title": "Van de ander"}, by_id=None)

    answer = coordinator.post(
        page(of, "rounds:round_edit"), filled(title="Van mij", version=1)
    )

    theirs = {one.theirs for one in answer.context["both"].differences}
    assert "Van de ander" in theirs
    assert Round.objects.get().title == "Van de ander"


def test_what_farmers_were_told_stays(coordinator, place):
    of = make_round(place, state=Round.State.ANNOUNCED)

    coordinator.post(
        page(of, "rounds:round_edit"),
        filled(title="Anders", minutes_first=50, version=1),
    )

    of.refresh_from_db()
    assert (of.title, of.minutes_first) == ("Ronde voorjaar", 50)
    with pytest.raises(NotDraft):
        change_round(of=of, version=of.version, values={"purpose": "x"}, by_id=None)


@pytest.mark.parametrize("state", [Round.State.ANNOUNCED, Round.State.CLOSED])
@pytest.mark.parametrize(
    "name",
    [
        "rounds:round_areas",
        "rounds:round_order",
        "rounds:draw_new",
        "rounds:round_remove",
    ],
)
def test_an_announced_round_keeps_areas_and_order(coordinator, place, state, name):
    of = make_round(place, state=state)
    make_round_area(of)

    answer = coordinator.post(page(of, name), {"all": "1", "version": 1})

    assert answer.url == page(of)
    assert (Round.objects.count(), of.areas.count(), of.draws.count()) == (1, 1, 0)


def test_a_draft_is_removed_with_its_event(coordinator, place):
    of = make_round_over(place, 2, event=make_event(place))

    coordinator.post(page(of, "rounds:round_remove"))

    assert not Round.objects.exists()
    assert not Event.objects.exists()


def test_a_round_with_open_promises_stays(coordinator, place):
    of = make_round(place, event=make_event(place))
    make_promise(place, event=of.event)

    answer = coordinator.post(page(of, "rounds:round_remove"))

    assert answer.url == page(of)
    assert Round.objects.exists()


def test_removed_twice_is_no_error(place):
    of = make_round(place)

    for _turn in range(2):
        remove_round(of=of, by_id=None)

    assert not Round.objects.exists()


def test_the_page_says_what_is_still_to_do(coordinator, place):
    of = make_round(place)

    context = coordinator.get(page(of)).context

    assert not any(step.is_done for step, _may in context["steps"][:3])
    assert not can_announce(of)

    make_rule(place)
    make_round_area(of)

    assert all(make(of).is_done for make in STEPS_HERE)


def test_the_page_counts_who_is_visited_and_obeys_wishes_silently(coordinator, place):
    of = make_round_over(place, 3)
    yards = make_yards(place, 7, of.scan)  # in area 2: numbers 1, 4 and 7
    Wish.objects.create(
        municipality=place,
        key=yards[3].key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=99),
    )

    answer = coordinator.get(page(of))

    counts = {one.name: one.n_to_visit for one in answer.context["areas"]}
    assert counts == {"Bezoekgebied 1": 2, "Bezoekgebied 2": 2, "Bezoekgebied 3": 2}
    text = answer.content.decode()
    assert not any(one.key in text or one.address in text for one in yards)


def test_farms_only_counts_farm_yards(coordinator, place):
    of = make_round_over(place, 3)
    yards = make_yards(place, 6, of.scan)
    yards[0].kind = "other"
    yards[0].save()

    assert coordinator.get(page(of)).context["n_to_visit"] == 5

    Round.objects.update(whom="all")

    assert coordinator.get(page(of)).context["n_to_visit"] == 6


def test_lists_and_pages_ask_as_much_for_many_as_for_one(coordinator, place):
    of = make_round_over(place, 1)
    urls = [reverse("rounds:rounds", args=[place.slug]), page(of)]
    urls += [page(of, one) for one in ("rounds:round_areas", "rounds:round_order")]

    def counted(url):
        with CaptureQueriesContext(connection) as asked:
            assert coordinator.get(url).status_code == 200
        return len(asked)

    few = [counted(one) for one in urls]
    for number in range(2, 21):
        make_round(place, of.scan, title=f"Ronde {number}")
        area = of.scan.areas.get(level="visit_area", name="Bezoekgebied 1")
        area.pk, area.area_id, area.name = None, f"X{number}", f"Bezoekgebied {number}"
        area.save()
        make_pause(of, area=make_round_area(of, number, area))

    assert [counted(one) for one in urls] == few


def test_rounds_are_found_by_their_title(coordinator, place):
    make_round(place)

    answer = coordinator.get(
        reverse("common:search", args=[place.slug]), {"q": "voorjaar"}
    )

    assert "Ronde voorjaar" in answer.content.decode()


def test_the_home_page_warns_of_a_round_that_nobody_was_told_of(coordinator, place):
    make_round(place, title="Ronde vroeg")
    home = reverse("accounts:municipality", args=[place.slug])

    assert "Ronde vroeg" in coordinator.get(home).content.decode()

    Round.objects.update(state="announced")

    assert "Ronde vroeg" not in coordinator.get(home).content.decode()


def test_a_name_in_a_pause_and_of_who_worked_can_be_taken_away(place):
    user = make_member(Role.COORDINATOR, place, email="ans@a.example.nl").user
    of = make_round_over(place, 2, made_by=user)
    make_draw(of, by_one=user)
    make_pause(of, by=user, about="Boer Wiersma rouwt")
    provider = RoundProvider()
    for words, n_found in (("wiersma", 1), ("ans@a.example.nl", 1)):
        person = Person(place.pk, words=words)
        found = provider.find(person)
        assert len(found) == n_found
        provider.remove(person, [one.id for one in found])
        assert not provider.find(person)

    assert Pause.objects.get().about == ""
    assert Round.objects.get().made_by is None
    assert of.draws.get().entry_one == "6 4 2"


def test_the_usual_times_stand_closed_until_one_of_them_is_wrong(coordinator, place):
    make_programme(place)
    make_visit_areas(place, 1)

    def opened(**more):
        sections = new(coordinator, place, title="", **more).context["form"].sections
        return [one.is_open for one in sections if one.title]

    assert opened() == [False, False]
    assert opened(minutes_first=500) == [True, False]
    assert opened(part_officer=9) == [False, True]
