"""The pages of the programme: what is wrong is said, and who reads changes nothing."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.members import make_member, sign_in
from web.planned import (
    make_aim,
    make_contribution,
    make_event,
    make_hours,
    make_organisation,
    make_phase,
    make_programme,
    make_share,
    make_task,
)

from samensterk.web.accounts.models import Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import (
    Activity,
    Aim,
    Contribution,
    Phase,
    Programme,
    WorkedHours,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def at(place, door, *parts):
    return reverse(f"programme:{door}", args=[place.slug, *parts])


def days(first=0, last=300):
    return {
        "starts_on": str(today() + timedelta(days=first)),
        "ends_on": str(today() + timedelta(days=last)),
    }


# The first page.


def test_an_empty_room_points_to_the_guided_start(coordinator, place):
    page = coordinator.get(at(place, "overview")).content.decode()

    assert at(place, "start") in page
    assert at(place, "programme_new") in page


def test_who_cannot_begin_a_programme_is_not_sent_there(enter, place):
    page = enter(Role.PARTNER, place).get(at(place, "overview")).content.decode()

    assert at(place, "start") not in page


def filled(place):
    make_aim(place, start=70, target=60, reached=61, reached_on=today())
    make_phase(place)
    make_contribution(place, text="een spreker")
    make_event(place, title="Avond in Oosterlage")
    make_event(place, title="Al geweest", day=today() - timedelta(days=9))
    return make_programme(place)


def test_the_first_page_tells_all_of_the_programme_of_today(coordinator, place):
    filled(place)
    make_programme(place, title="Hierna", day=today() + timedelta(days=900))

    page = coordinator.get(at(place, "overview")).content.decode()

    told = ("Samen sterk", "Boeren herkennen", "Voorbereiden", "een spreker", "Hierna")
    assert [one for one in told if one not in page] == []
    assert "Avond in Oosterlage" in page
    assert "Al geweest" not in page


def test_another_programme_can_be_chosen_and_a_strange_one_cannot(coordinator, place):
    filled(place)
    other = make_programme(place, title="Hierna", day=today() + timedelta(days=900))
    url = at(place, "overview")

    chosen = coordinator.get(url, {"programma": other.pk})
    strange = [
        coordinator.get(url, {"programma": one}) for one in ("", "0", "x", "9" * 400)
    ]

    assert chosen.context["programme"] == other
    assert {one.context["programme"].title for one in strange} == {"Samen sterk"}


def test_an_event_of_a_neighbour_is_there_once_it_is_joined(
    coordinator, place, neighbour
):
    make_programme(place)
    make_event(neighbour, title="Van de buren")
    joined = make_event(neighbour, title="Samen met de buren")
    make_share(joined, place)

    page = coordinator.get(at(place, "overview")).content.decode()

    assert "Samen met de buren" in page
    assert "Van de buren" not in page


def test_a_partner_reads_and_finds_no_way_to_change(enter, place):
    programme = filled(place)

    page = enter(Role.PARTNER, place).get(at(place, "overview")).content.decode()

    assert "Boeren herkennen signalen" in page
    assert at(place, "programme_edit", programme.pk) not in page
    assert at(place, "aim_new", programme.pk) not in page


def test_the_first_page_costs_the_same_for_any_number_of_lines(coordinator, place):
    filled(place)
    url = at(place, "overview")
    coordinator.get(url)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(url)
    for number in range(25):
        make_aim(place, text=f"Doel {number}")
        make_phase(place, title=f"Fase {number}")
        partner = make_organisation(f"Partner {number}", "other")
        make_contribution(place, organisation=partner)
        make_event(place)

    with CaptureQueriesContext(connection) as many:
        coordinator.get(url)

    assert len(many) == len(few)


# Forms.


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"starts_on": "2026-02-30"},
        days(last=-1),
        {"title": "Samen sterk"},
    ],
)
def test_a_programme_that_cannot_be_says_why(coordinator, place, wrong):
    make_programme(place)
    sent = {"title": "Nieuw", "purpose": "", **days(), **wrong}

    answer = coordinator.post(at(place, "programme_new"), sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Programme.objects.count() == 1


def test_a_programme_is_begun_and_changed(coordinator, place):
    coordinator.post(at(place, "programme_new"), {"title": "Samen sterk", **days()})
    programme = Programme.objects.get()

    sent = {"title": "Sterker", "version": 1, **days()}
    answer = coordinator.post(at(place, "programme_edit", programme.pk), sent)

    programme.refresh_from_db()
    assert answer.url == f"{at(place, 'overview')}?programma={programme.pk}"
    assert (programme.title, programme.version) == ("Sterker", 2)


def test_who_saves_later_sees_both_and_may_choose(coordinator, place):
    programme = make_programme(place)
    url = at(place, "programme_edit", programme.pk)
    coordinator.post(url, {"title": "Van een ander", "version": 1, **days()})

    mine = {"title": "Van mij", "version": 1, **days()}
    page = coordinator.post(url, mine)
    again = {**mine, "version": page.context["form"]["version"].value()}
    coordinator.post(url, again)

    programme.refresh_from_db()
    assert page.status_code == 200
    assert "Van een ander" in page.content.decode()
    assert "Van mij" in page.content.decode()
    assert programme.title == "Van mij"


def test_a_programme_with_work_stays_and_an_empty_one_goes(coordinator, place):
    programme = make_programme(place)
    event = make_event(place)
    url = at(place, "programme_remove", programme.pk)

    refused = coordinator.post(url, follow=True).content.decode()
    event.delete()
    coordinator.post(url)

    assert "utrecht-alert--error" in refused
    assert not Programme.objects.exists()


AIM = {
    "theme": "reach",
    "text": "Bij een kwart geweest",
    "measure": "yards_visited",
    "start": "",
    "target": "25",
}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"target": "101"}, "target"),
        ({"start": "-1"}, "start"),
        ({"target": ""}, "target"),
        ({"measure": "signals"}, "measure"),
        ({"measure": "trust", "target": "10.5"}, "target"),
        ({"measure": "trained", "target": "1e9"}, "target"),
    ],
)
def test_a_wrong_aim_says_so_beside_the_field(coordinator, place, wrong, field):
    url = at(place, "aim_new", make_programme(place).pk)

    answer = coordinator.post(url, {**AIM, **wrong})

    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Aim.objects.exists()


def test_an_aim_is_added_measured_changed_and_removed(coordinator, place):
    coordinator.post(at(place, "aim_new", make_programme(place).pk), AIM)
    aim = Aim.objects.get()

    reached = {"reached-reached": "30", "reached-reached_on": str(today())}
    coordinator.post(at(place, "aim_reached", aim.pk), reached)
    changed = {**AIM, "start": "50", "version": 2}
    said = coordinator.post(at(place, "aim", aim.pk), changed, follow=True)
    aim.refresh_from_db()

    assert (aim.reached, aim.start) == (30, 50)
    assert "utrecht-alert--warning" in said.content.decode()  # lower than the start
    coordinator.post(at(place, "aim_remove", aim.pk))
    assert not Aim.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reached-reached": "130"},
        {"reached-reached": ""},
        {"reached-reached_on": str(today() + timedelta(days=1))},
    ],
)
def test_a_measurement_that_cannot_be_is_refused(coordinator, place, wrong):
    aim = make_aim(place)
    sent = {"reached-reached": "30", "reached-reached_on": str(today()), **wrong}

    answer = coordinator.post(at(place, "aim_reached", aim.pk), sent)

    aim.refresh_from_db()
    assert answer.status_code == 200
    assert answer.context["reached_form"].errors
    assert aim.reached is None


def test_a_phase_is_added_changed_and_removed(coordinator, place):
    programme = make_programme(place)
    sent = {"title": "Bezoeken", "about": "", **days(last=100)}

    coordinator.post(at(place, "phase_new", programme.pk), sent)
    phase = Phase.objects.get()
    outside = coordinator.post(
        at(place, "phase", phase.pk), {**sent, "version": 1, **days(last=5000)}
    )
    coordinator.post(
        at(place, "phase", phase.pk), {**sent, "version": 1, "title": "Langsgaan"}
    )
    phase.refresh_from_db()

    assert "ends_on" in outside.context["form"].errors
    assert phase.title == "Langsgaan"
    coordinator.post(at(place, "phase_remove", phase.pk))
    assert not Phase.objects.exists()


# Partners and hours.


def test_a_partner_of_the_list_is_added_and_then_not_offered_again(coordinator, place):
    programme, police = make_programme(place), make_organisation()
    url = at(place, "partner_new", programme.pk)

    coordinator.post(url, {"organisation": police.pk, "hours_promised": "40"})
    page = coordinator.get(url)

    assert Contribution.objects.get().hours_promised == 40
    assert police not in page.context["form"].fields["organisation"].queryset


def test_a_partner_by_name_is_made_once(coordinator, place):
    programme = make_programme(place)
    url = at(place, "partner_new", programme.pk)
    sent = {"name": "Agrarische Natuurvereniging", "kind": "other"}

    answers = [coordinator.post(url, sent) for _time in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert Organisation.objects.filter(name=sent["name"]).count() == 1
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": "Nieuw"},
        {"name": "Nieuw", "kind": "municipality"},
        {"name": "x" * 101, "kind": "police"},
        {"organisation": "999999"},
        {"name": "Nieuw", "kind": "police", "hours_promised": "-1"},
    ],
)
def test_a_partner_that_cannot_be_says_why(coordinator, place, wrong):
    url = at(place, "partner_new", make_programme(place).pk)

    answer = coordinator.post(url, {"text": "iets", **wrong})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Contribution.objects.exists()
    assert not Organisation.objects.filter(name="Nieuw").exists()


def test_an_organisation_of_no_known_kind_shows_in_its_own_municipality_only(
    coordinator, place
):
    make_organisation("Loonbedrijf Jansen", "other")
    url = at(place, "partner_new", make_programme(place).pk)

    assert "Loonbedrijf Jansen" not in coordinator.get(url).content.decode()


def test_what_a_partner_brings_in_is_changed_and_ended(coordinator, place):
    found = make_contribution(place)

    coordinator.post(
        at(place, "partner", found.pk),
        {"text": "twee sprekers", "hours_promised": "8", "version": 1},
    )
    found.refresh_from_db()

    assert (found.text, found.hours_promised) == ("twee sprekers", 8)
    coordinator.post(at(place, "partner_remove", found.pk))
    assert not Contribution.objects.exists()


def hours_sent(police, **more):
    return {
        "number": str(uuid.uuid4()),
        "organisation": police.pk,
        "on": str(today()),
        "hours": "2.5",
        "task": "",
        "what": "zaal bekeken",
        **more,
    }


def test_hours_are_written_down_for_a_task_and_removed(coordinator, place):
    programme, police = make_programme(place), make_organisation()
    task = make_task(place, organisation=police)
    url = at(place, "hours_new", programme.pk)

    opened = coordinator.get(url, {"taak": task.pk}).context["form"]
    sent = hours_sent(police, task=task.pk)
    for _time in range(2):
        coordinator.post(url, sent)
    written = WorkedHours.objects.get()

    assert opened.initial == {"task": task.pk, "organisation": police.pk}
    assert (written.hours, written.task) == (2.5, task)
    coordinator.post(at(place, "hours_remove", written.pk))
    assert not WorkedHours.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": "0"},
        {"hours": "-3"},
        {"on": str(today() + timedelta(days=1))},
        {"organisation": ""},
        {"number": "x"},
    ],
)
def test_hours_that_cannot_be_are_refused(coordinator, place, wrong):
    police = make_contribution(place).organisation
    url = at(place, "hours_new", make_programme(place).pk)

    answer = coordinator.post(url, hours_sent(police, **wrong))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not WorkedHours.objects.exists()


def test_hours_go_to_who_does_the_task(coordinator, place):
    police = make_contribution(place).organisation
    lto = make_organisation("LTO", "farmers_union")
    task = make_task(place, organisation=lto)
    url = at(place, "hours_new", make_programme(place).pk)

    answer = coordinator.post(url, hours_sent(police, task=task.pk))

    assert "task" in answer.context["form"].errors


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30, "9" * 5000, "\u0663"])
def test_a_strange_task_in_the_address_does_no_harm(coordinator, place, asked):
    url = at(place, "hours_new", make_programme(place).pk)

    assert coordinator.get(url, {"taak": asked}).status_code == 200


# Who did what.


def line(place, **more):
    return Activity.objects.create(
        municipality=place, **{"verb": "task_done", "about": "Zaal huren", **more}
    )


def stream(client, place, **asked):
    return client.get(at(place, "activity"), asked).content.decode()


def test_the_coordinator_reads_all_and_others_what_they_may_see(client, place):
    police = make_organisation()
    theirs = make_task(place, organisation=police, title="Van de politie")
    others = make_task(place, title="Van een ander")
    event = make_event(place)
    line(place, task=theirs, about="Van de politie")
    line(place, task=others, about="Van een ander", event=event)
    line(place, verb="event_moved", event=event, about="De avond")
    line(place, verb="hours_written", about="LTO", programme=make_programme(place))
    # Its task has gone; only its event still says where it was.
    line(place, verb="task_made", event=event, about="Weg")
    member = make_member(Role.PARTNER, place)
    member.organisation = police
    member.save()

    sign_in(client, member.user)
    as_partner = stream(client, place)
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    as_coordinator = stream(client, place)

    everything = ("Van de politie", "Van een ander", "De avond", "LTO", "Weg")
    assert [one for one in everything if one in as_partner] == [
        "Van de politie",
        "De avond",
    ]
    assert [one for one in everything if one not in as_coordinator] == []


def test_nobody_of_another_municipality_is_named_or_read(coordinator, place, neighbour):
    stranger = make_member(Role.COORDINATOR, neighbour).user
    stranger.name = "Vera Vreemd"
    stranger.save()
    line(place, by=stranger, about="Gezamenlijk")
    line(neighbour, by=stranger, about="Van de buren")

    page = stream(coordinator, place)

    assert "Gezamenlijk" in page
    assert "Vera Vreemd" not in page
    assert "Van de buren" not in page
    assert "Gezamenlijk" not in stream(coordinator, place, zoek="Vera")


def test_words_and_programme_narrow_the_list(coordinator, place):
    user = make_member(Role.COORDINATOR, place).user
    user.name = "Carla Coördinator"
    user.save()
    programme = make_programme(place)
    line(place, by=user, programme=programme, about="Zaal huren")
    line(place, about="Brief schrijven")

    assert "Brief schrijven" not in stream(coordinator, place, zoek="zaal carla")
    assert "Zaal huren" in stream(coordinator, place, zoek="zaal carla")
    assert "Brief" not in stream(coordinator, place, programma=programme.pk)
    assert "Brief" in stream(coordinator, place, programma="x")


def test_the_list_comes_in_pages_at_a_constant_price(coordinator, place):
    line(place)
    coordinator.get(at(place, "activity"))
    with CaptureQueriesContext(connection) as few:
        coordinator.get(at(place, "activity"))
    user = make_member(Role.TRAINER, place).user
    event, programme = make_event(place), make_programme(place)
    Activity.objects.bulk_create(
        Activity(
            municipality=place,
            verb="event_made",
            by=user,
            event=event,
            about="E",
            programme=programme,
        )
        for _number in range(2000)
    )

    with CaptureQueriesContext(connection) as many:
        page = coordinator.get(at(place, "activity"))

    assert len(many) == len(few)
    assert page.context["table"].pages.n_pages == 41


# Search, home and another municipality.


def test_aims_and_partners_are_found(coordinator, place, neighbour):
    make_aim(place)
    make_contribution(place, text="een spreker")
    make_aim(neighbour, text="Boeren van de buren")
    url = reverse("common:search", args=[place.slug])

    aims = coordinator.get(url, {"q": "boeren"}).content.decode()
    partners = coordinator.get(url, {"q": "spreker"}).content.decode()

    assert "Boeren herkennen signalen" in aims
    assert "van de buren" not in aims
    assert "Politie Noord" in partners


def test_the_home_page_offers_the_guided_start_until_there_is_a_programme(
    coordinator, place
):
    home = reverse("accounts:municipality", args=[place.slug])
    before = coordinator.get(home).content.decode()
    make_programme(place)

    assert at(place, "start") in before
    assert at(place, "start") not in coordinator.get(home).content.decode()


def test_nothing_of_another_municipality_is_changed(coordinator, place, neighbour):
    aim, hours = make_aim(neighbour), make_hours(neighbour)
    contribution, phase = make_contribution(neighbour), make_phase(neighbour)
    programme = make_programme(neighbour)
    urls = [
        at(place, "programme_edit", programme.pk),
        at(place, "aim_new", programme.pk),
        at(place, "hours_new", programme.pk),
        at(place, "aim", aim.pk),
        at(place, "aim_remove", aim.pk),
        at(place, "phase_remove", phase.pk),
        at(place, "partner_remove", contribution.pk),
        at(place, "hours_remove", hours.pk),
    ]

    assert {coordinator.post(one).status_code for one in urls} == {404}
    assert WorkedHours.objects.exists()
