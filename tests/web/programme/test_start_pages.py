"""Start in one day: from questions to a programme that stands, once."""

from datetime import date

import pytest
from django.urls import reverse
from web.at_once import at_once
from web.members import make_place
from web.planned import make_organisation, make_programme, make_template

from samensterk.web.accounts.models import Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import (
    Aim,
    Contribution,
    Event,
    Phase,
    Programme,
    Task,
)
from samensterk.web.programme.run_sheets.steps import Step
from samensterk.web.programme.start.services import Chosen, begin_with

pytestmark = pytest.mark.django_db
KINDS = ["police", "farmers_union", "safe_business", "riec", "environment"]


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def preview_url(place, **asked):
    from urllib.parse import urlencode

    answers = {
        "maand": today().replace(day=1).isoformat(),
        "wat": ["scan", "measurement", "meeting", "training", "round"],
        "met": KINDS,
        "uren": "160",
        "avond": "3",
        **asked,
    }
    url = reverse("programme:start_preview", args=[place.slug])
    return f"{url}?{urlencode(answers, doseq=True)}"


def sent(page, **changed):
    """Give what the page would send when nobody touched it but for this."""
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    values |= changed
    return {
        name: "on" if value is True else str(value)
        for name, value in values.items()
        if value not in (None, False)
    }


def test_the_questions_have_sensible_answers_already(coordinator, place):
    page = coordinator.get(reverse("programme:start", args=[place.slug]))

    form = page.context["form"]
    assert len(form["wat"].value()) == 5
    assert "police" in form["met"].value()


def test_without_answers_the_proposal_leads_to_the_questions(coordinator, place):
    url = reverse("programme:start_preview", args=[place.slug])

    assert coordinator.get(url).url == reverse("programme:start", args=[place.slug])
    assert coordinator.post(url).url == reverse("programme:start", args=[place.slug])


@pytest.mark.parametrize(
    "wrong",
    [
        {"maand": "9999-12-01"},
        {"maand": "2026-13-01"},
        {"wat": []},
        {"wat": ["raid"]},
        {"met": ["circus"]},
        {"uren": "-1"},
        {"avond": "5"},
    ],
)
def test_answers_that_cannot_be_come_back_with_what_is_wrong(coordinator, place, wrong):
    page = coordinator.get(preview_url(place, **wrong))

    assert page.status_code == 200
    assert page.context["form"].errors
    assert "proposal" not in page.context


def test_looking_at_a_proposal_keeps_nothing(coordinator, place):
    page = coordinator.get(preview_url(place))

    assert page.status_code == 200
    assert not Programme.objects.exists()
    assert Organisation.objects.count() == 1  # of the municipality itself


def test_the_proposal_becomes_a_programme_as_it_stands(coordinator, place):
    step = Step("zaal", "Zaal huren", "coordinator", day=-84)
    make_template(place, steps=[step])
    page = coordinator.get(preview_url(place))

    answer = coordinator.post(preview_url(place), sent(page))

    programme = Programme.objects.get()
    assert answer.url.endswith(f"?programma={programme.pk}")
    assert programme.holds(today())
    kinds = programme.events.values_list("kind", flat=True)
    assert sorted(set(kinds)) == sorted(set(Event.Kind.values) - {"other"})
    assert all(programme.holds(one.day) for one in programme.events.all())
    assert programme.aims.count() == 12
    assert programme.phases.count() == 3
    own = programme.contributions.get(organisation=place.organisation)
    assert own.hours_promised == 160
    assert programme.contributions.count() == 6
    meeting = programme.events.get(kind="meeting")
    assert meeting.tasks.get().title == "Zaal huren"


def test_what_is_unticked_is_not_made_and_what_is_changed_holds(coordinator, place):
    page = coordinator.get(preview_url(place))
    proposal = page.context["proposal"]
    later = proposal.ends_on.isoformat()
    changed = {
        "title": "Veilig buiten",
        "event-round-take": False,
        "event-round-day": "",
        "aim-trust-take": False,
        "partner-riec-take": False,
        "partner-riec-name": "",
        "phase-keep-take": False,
        "event-meeting-day": later,
        "aim-attendants-target": "150",
        "partner-police-name": "Politie Eenheid Noord",
        "partner-police-hours": "12",
    }

    coordinator.post(preview_url(place), sent(page, **changed))

    assert Programme.objects.get().title == "Veilig buiten"
    assert not Event.objects.filter(kind="round").exists()
    assert Event.objects.get(kind="meeting").day.isoformat() == later
    assert not Aim.objects.filter(measure="trust").exists()
    assert Aim.objects.get(measure="attendants").target == 150
    assert Phase.objects.count() == 2
    police = Contribution.objects.get(organisation__name="Politie Eenheid Noord")
    assert police.hours_promised == 12
    assert not Organisation.objects.filter(kind="riec").exists()


def test_pressed_twice_it_is_there_once(coordinator, place):
    page = coordinator.get(preview_url(place))

    for _time in range(2):
        answer = coordinator.post(preview_url(place), sent(page), follow=True)

    assert Programme.objects.count() == 1
    assert Event.objects.count() == 6
    assert "utrecht-alert--info" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"event-meeting-day": "2001-01-01"},
        {"event-meeting-day": ""},
        {"event-scan-last": "2026-02-30"},
        {"aim-recognises-target": "101"},
        {"aim-attendants-target": "-1"},
        {"partner-police-name": " "},
        {"partner-police-hours": "veel"},
        {"phase-prepare-day": "9999-01-01"},
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_made(coordinator, place, wrong):
    page = coordinator.get(preview_url(place))

    answer = coordinator.post(preview_url(place), sent(page, **wrong))

    name = next(iter(wrong))
    assert answer.status_code == 200
    assert name in answer.context["form"].errors
    assert any(one[0] == f"id_{name}" for one in answer.context["form"].faults)
    assert not Programme.objects.exists()


def test_days_that_are_turned_round_are_refused(coordinator, place):
    page = coordinator.get(preview_url(place))
    scan = next(one for one in page.context["proposal"].events if one.key == "scan")
    turned = {
        "event-scan-day": scan.last_day.isoformat(),
        "event-scan-last": scan.day.isoformat(),
    }

    answer = coordinator.post(preview_url(place), sent(page, **turned))

    assert "event-scan-last" in answer.context["form"].errors


def test_a_title_that_another_programme_has_is_refused(coordinator, place):
    make_programme(place)
    page = coordinator.get(preview_url(place))

    answer = coordinator.post(preview_url(place), sent(page, title="Samen sterk"))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Programme.objects.count() == 1
    assert not Organisation.objects.filter(kind="police").exists()


def test_an_organisation_that_is_known_is_named_as_it_is_called(coordinator, place):
    make_organisation("Politie Noord")

    page = coordinator.get(preview_url(place))

    assert page.context["form"]["partner-police-name"].value() == "Politie Noord"


def test_two_names_that_are_one_organisation_are_one_partner(coordinator, place):
    page = coordinator.get(preview_url(place))
    same = {"partner-police-name": "Politie", "partner-riec-name": "politie"}

    coordinator.post(preview_url(place), sent(page, **same))

    assert Contribution.objects.count() == 5


def test_nothing_is_left_when_it_fails_half_way(place):
    chosen = Chosen(
        title="Samen sterk",
        purpose="",
        starts_on=today(),
        ends_on=date(today().year + 2, 1, 1),
        own_hours=-1,
    )

    with pytest.raises(Exception, match="hours_promised"):
        begin_with(municipality_id=place.pk, chosen=chosen, by_id=None)

    assert not Programme.objects.exists()
    assert not Task.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_begin_one_programme(place):
    chosen = Chosen(
        title="Samen sterk",
        purpose="",
        starts_on=today(),
        ends_on=date(today().year + 2, 1, 1),
        own_hours=10,
    )

    def begin():
        begin_with(municipality_id=place.pk, chosen=chosen, by_id=None)

    assert at_once(begin, begin) == ["done", "done"]
    assert Programme.objects.count() == 1
    assert Contribution.objects.count() == 1


def test_an_organisation_that_works_for_one_neighbour_is_not_named(coordinator, place):
    police = make_organisation("Politie Elders")
    Contribution.objects.create(
        programme=make_programme(make_place("Elders", "GM9909")), organisation=police
    )

    page = coordinator.get(preview_url(place))

    assert page.context["form"]["partner-police-name"].value() != "Politie Elders"
