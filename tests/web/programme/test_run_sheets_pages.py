"""Pages of run sheets: of a municipality, and where the RIEC keeps the standard ones."""

import pytest
from django.urls import reverse
from web.members import make_member, sign_in
from web.sheets import CODE, add, copy_of, give_out, make_standard, step

from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Template
from samensterk.web.programme.run_sheets import queries, services
from samensterk.web.programme.run_sheets.steps import read_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard(db):
    return make_standard()


@pytest.fixture
def coordinator(client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    return client


@pytest.fixture
def analyst(client, place):
    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)
    return client


def url(name, *more):
    return reverse(f"programme:{name}", args=more)


def test_the_list_and_the_home_page_say_how_many_changes_wait(
    coordinator, standard, place
):
    copy_of(standard, place)
    add(standard, step("Nieuwe stap"))
    give_out(standard)

    pages = [
        coordinator.get(url("run_sheets", place.slug)),
        coordinator.get(reverse("accounts:municipality", args=[place.slug])),
    ]

    assert all("1 wijziging van het RIEC" in one.content.decode() for one in pages)


def test_somebody_makes_a_copy_adds_a_step_and_moves_it(coordinator, standard, place):
    sent = {"title": "Onze avond", "source": standard.pk, "kind": "meeting"}
    coordinator.post(url("run_sheet_new", place.slug), sent)
    own = Template.objects.for_municipality(place.pk).get()
    form = {
        "title": "Taart bestellen",
        "doer": "venue",
        "side": "before",
        "days": "3",
        "version": own.version,
    }

    answer = coordinator.post(url("run_sheet_step", place.slug, own.pk), form)

    assert answer.url == url("run_sheet_template", place.slug, own.pk)
    own.refresh_from_db()
    made = next(one for one in read_steps(own.steps) if one.key == "taart-bestellen")
    assert (made.day, made.doer) == (-3, "venue")
    page = coordinator.get(answer.url).content.decode()
    assert "Taart bestellen" in page
    act = {"stap": made.key, "act": "up", "version": own.version}
    coordinator.post(url("run_sheet_step_act", place.slug, own.pk), act)
    own.refresh_from_db()
    keys = [one["key"] for one in own.steps]
    assert keys.index("taart-bestellen") < keys.index("pakket-klaarzetten")


def test_who_saves_later_sees_what_the_other_wrote(coordinator, place):
    own = copy_of(None, place)
    key = add(own, step("Zaal huren"))
    own.refresh_from_db()
    old = own.version
    add(own, step("Zaal van de buren"), key=key)
    form = {"title": "Zaal kopen", "doer": "venue", "side": "before", "days": "3"}

    answer = coordinator.post(
        url("run_sheet_step", place.slug, own.pk) + f"?stap={key}",
        form | {"version": old},
    )

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Zaal van de buren" in text
    assert "Zaal kopen" in text


def test_a_time_is_of_the_day_itself(coordinator, place):
    own = copy_of(None, place)
    form = {"title": "x", "doer": "venue", "side": "after", "days": "3", "minute": "5"}

    answer = coordinator.post(url("run_sheet_step", place.slug, own.pk), form)

    assert "minute" in answer.context["form"].errors


def test_changes_are_chosen_one_by_one(coordinator, standard, place):
    own = copy_of(standard, place)
    add(standard, step("Wel"))
    add(standard, step("Niet"))
    give_out(standard, "Twee stappen erbij")
    offer = url("run_sheet_offer", place.slug, own.pk)
    own.refresh_from_db()

    shown = coordinator.get(offer).content.decode()
    sent = {"step-wel": "take", "step-niet": "keep", "version": own.version}
    coordinator.post(offer, sent)

    own.refresh_from_db()
    titles = {one["title"] for one in own.steps}
    assert "Twee stappen erbij" in shown
    assert "Wel" in titles
    assert "Niet" not in titles


def test_a_colleague_reads_a_run_sheet_and_changes_nothing(client, standard, place):
    own = copy_of(standard, place)
    sign_in(client, make_member(Role.PARTNER, place).user)

    page = client.get(url("run_sheet_template", place.slug, own.pk))

    assert page.status_code == 200
    assert url("run_sheet_step", place.slug, own.pk) not in page.content.decode()
    assert client.get(url("run_sheet_step", place.slug, own.pk)).status_code == 404


def test_the_riec_changes_a_standard_one_and_gives_it_out(analyst, standard):
    form = {"title": "Erbij", "doer": "riec", "side": "after", "days": "2"}
    analyst.post(url("standard_step", CODE), form | {"version": standard.version})
    standard.refresh_from_db()
    waiting = analyst.get(url("standards")).content.decode()

    answer = analyst.post(
        url("standard_give_out", CODE),
        {"note": "Eén stap erbij", "version": standard.version},
    )

    assert "nog niet zijn uitgegeven" in waiting
    assert answer.url == url("standard", CODE)
    assert queries.newest_edition(standard).number == 2
    assert "Erbij" in {one.title for one in queries.steps_of(standard)}


def test_an_edition_needs_words_and_something_new(analyst, standard):
    for sent in ({}, {"note": "x", "version": standard.version}):
        answer = analyst.post(url("standard_give_out", CODE), sent)

        assert answer.status_code == 200
        assert answer.context["form"].errors
    assert standard.editions.count() == 1


@pytest.mark.parametrize(
    "door", ["standards", "standard", "standard_step", "standard_offer"]
)
def test_only_the_riec_keeps_standard_ones(client, place, standard, door):
    more = [] if door == "standards" else [CODE]
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    refused = client.get(url(door, *more))
    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)

    assert refused.status_code == 404
    assert client.get(url(door, *more)).status_code == 200


def test_a_run_sheet_that_is_removed_is_gone_and_the_standard_one_stays(
    coordinator, standard, place
):
    own = copy_of(standard, place)

    coordinator.post(url("run_sheet_remove", place.slug, own.pk))
    assert Template.objects.filter(pk=own.pk).exists()
    coordinator.post(url("run_sheet_remove", place.slug, own.pk), {"sure": "yes"})
    services.remove_template(template=standard)

    assert not Template.objects.filter(pk=own.pk).exists()
    assert Template.objects.filter(pk=standard.pk).exists()


def test_a_run_sheet_is_found_by_its_name(coordinator, standard, place, neighbour):
    copy_of(standard, place)
    copy_of(standard, neighbour, title="Onze andere avond")

    text = coordinator.get(
        reverse("common:search", args=[place.slug]), {"q": "onze"}
    ).content.decode()

    assert "Onze avond" in text
    assert "Onze andere avond" not in text


def test_an_own_name_is_changed(coordinator, place):
    own = copy_of(None, place)
    sent = {"title": "Andere naam", "about": "", "version": own.version}

    coordinator.post(url("run_sheet_name", place.slug, own.pk), sent)
    late = coordinator.post(url("run_sheet_name", place.slug, own.pk), sent)

    own.refresh_from_db()
    assert own.title == "Andere naam"
    assert late.status_code == 200
