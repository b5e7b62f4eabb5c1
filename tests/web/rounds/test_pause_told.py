"""An area that waits after it was announced: who was told of a visit hears of it."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from web.planned import make_event
from web.rounds.announcing import a_ready_round, announced
from web.scanned import make_yard_contact

from samensterk.web.common.job_run import run as run_job
from samensterk.web.common.models import Job
from samensterk.web.common.moments import now, today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.code_keeping import code_of
from samensterk.web.rounds.letters.pause_letters import (
    letters_for,
    print_of,
    waiting_on_paper,
)
from samensterk.web.rounds.models import Letter, Pause, Stop
from samensterk.web.rounds.plans.gathering import gather_stops
from samensterk.web.rounds.plans.telling import told_otherwise
from samensterk.web.rounds.setup.pause_services import (
    change_pause,
    end_pause,
    let_wait,
)

pytestmark = pytest.mark.django_db
MAIL = "boer@example.nl"


@pytest.fixture(autouse=True)
def clean():
    cache.clear()


@pytest.fixture
def yards(place):
    """Two yards that were told of a visit on one day; the first by mail."""
    of, (first, second) = a_ready_round(place)
    make_yard_contact(place, first, mail=MAIL)
    gather_stops(of)
    for number, yard in enumerate((first, second), 1):
        of.stops.filter(key=yard.key).update(
            state=Stop.State.PLANNED,
            team=of.teams.get(),
            day=of.starts_on,
            begins=time(9 + number),
            ends=time(9 + number, 40),
            place=number,
            drive_s=300,
        )
    announced(of)
    send_due()
    Letter.objects.filter(way=Letter.Way.POST).update(sent_at=now())
    mail.outbox.clear()
    return first, second


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def stop_of(yard):
    return Stop.objects.get(key=yard.key)


def wait(yard, **more):
    area = stop_of(yard).area
    values = {
        "why": Pause.Why.ANIMAL_DISEASE,
        "about": "",
        "from_on": today(),
        "until_on": None,
    }
    return let_wait(area=area, values=values | more, by_id=None)


def test_who_is_told_by_mail_is_mailed_once_and_who_is_not_is_named(yards):
    first, second = yards

    pause = wait(first)
    wait(first)
    send_due()
    send_due()

    (sent,) = mail.outbox
    assert sent.to == [MAIL]
    assert "boerderij" not in sent.subject
    assert [one.key for one in told_otherwise(pause.area.of)] == [second.key]


def test_with_other_days_it_is_told_again_only_when_it_was_not_yet(yards):
    first, _second = yards
    pause = wait(first)

    changed = change_pause(
        pause=pause,
        version=1,
        values={"until_on": stop_of(first).told_until + timedelta(days=1)},
    )
    send_due()

    assert len(mail.outbox) == 1
    assert changed.until_on.strftime("%Y") in mail.outbox[0].body


def test_a_pause_that_ended_before_the_mail_went_is_not_told(yards):
    first, _second = yards

    end_pause(pause=wait(first), version=1)
    send_due()

    assert mail.outbox == []


def test_a_pause_outside_the_days_that_were_told_is_not_told(yards):
    first, _second = yards
    after = stop_of(first).told_until + timedelta(days=3)

    wait(first, from_on=after)
    send_due()

    assert mail.outbox == []
    assert stop_of(first).state == Stop.State.PLANNED


def test_who_opted_out_meanwhile_hears_nothing(yards):
    first, _second = yards
    wait(first)

    set_wish(
        municipality_id=first.municipality_id,
        key=first.key,
        position=Wish.Position.NO_CONTACT,
    )
    send_due()

    assert mail.outbox == []


def test_when_the_area_goes_on_who_was_mailed_gets_a_letter_again(yards):
    first, _second = yards
    of = stop_of(first).of
    pause = wait(first)
    send_due()
    end_pause(pause=pause, version=1)

    made = announced(of)

    assert first.key in {one.key for one in Letter.objects.filter(announcement=made)}


# Whose announcement had not gone yet.


@pytest.fixture
def lying(place):
    """Two yards with an announcement that did not go yet; the first by mail."""
    of, (first, second) = a_ready_round(place)
    make_yard_contact(place, first, mail=MAIL)
    announced(of)
    return first, second


def test_a_mail_that_still_waits_does_not_go_after_the_area_was_let_wait(lying):
    first, second = lying

    wait(first)
    send_due()
    send_due()

    assert mail.outbox == []
    assert not Letter.objects.filter(key__in=[first.key, second.key]).exists()
    assert stop_of(first).told_from is None
    assert stop_of(second).told_from is None


def test_who_heard_of_neither_is_told_when_the_area_goes_on(lying):
    first, second = lying
    pause = wait(first)
    end_pause(pause=pause, version=1)

    made = announced(stop_of(first).of)
    send_due()

    told = {one.key for one in Letter.objects.filter(announcement=made)}
    assert told == {first.key, second.key}
    assert [one.to for one in mail.outbox] == [[MAIL]]


def test_of_a_letter_that_may_have_been_printed_the_reader_is_told(lying, coordinator):
    first, second = lying
    of = stop_of(first).of
    coordinator.post(letters_of(of), {"act": "waiting"})

    wait(first)

    assert [one.stop.key for one in waiting_on_paper(of)] == [second.key]


# On paper.


def letters_of(of):
    return reverse("rounds:letters_file", args=[of.municipality.slug, of.pk])


def test_who_is_told_on_paper_gets_a_short_letter(yards, coordinator):
    first, second = yards
    of = stop_of(first).of
    wait(first)

    coordinator.post(letters_of(of), {"act": "pauses"})
    run_job(Job.objects.get(kind="print_pauses").pk)
    page = coordinator.get(letters_of(of))
    paper = coordinator.get(letters_of(of), {"wacht": "brieven"}).content
    sheet = coordinator.get(letters_of(of), {"wacht": "adressen"}).content

    assert page.context["n_paused"] == 1
    assert list(page.context["pause_print"].keys) == [second.key]
    assert paper.startswith(b"%PDF")
    assert sheet.startswith(b"%PDF")
    (waiting,) = waiting_on_paper(of)
    (letter,) = letters_for(of, [waiting])
    assert of.title in letter.words.intro[0]
    assert letter.code == ""

    send_due()
    coordinator.post(letters_of(of), {"act": "pauses_posted"})
    assert stop_of(second).told_from is None
    assert told_otherwise(of) == []
    assert coordinator.get(letters_of(of)).context["n_paused"] == 0
    assert coordinator.post(letters_of(of), {"act": "pauses_posted"}).status_code == 302


def test_such_a_print_is_gone_when_its_reader_opts_out_or_the_area_goes_on(
    yards, coordinator
):
    first, second = yards
    of = stop_of(first).of
    pause = wait(first)
    for _turn in range(2):
        coordinator.post(letters_of(of), {"act": "pauses"})
        run_job(Job.objects.filter(kind="print_pauses").latest("asked_at").pk)
    assert print_of(of) is not None

    end_pause(pause=pause, version=1)
    assert print_of(of) is None

    wait(first)
    set_wish(
        municipality_id=second.municipality_id,
        key=second.key,
        position=Wish.Position.NO_CONTACT,
    )
    assert waiting_on_paper(of) == []


# On the pages that residents have the address of.


def public(client, yard):
    stop = stop_of(yard)
    made = stop.of.announcements.get()
    return [
        client.get(reverse("rounds:answer_page", args=[code_of(stop.code)])),
        client.get(reverse("rounds:round_public", args=[made.public_id])),
    ]


def test_the_public_pages_say_that_an_area_waits(client, yards):
    first, _second = yards
    assert [one.context["news"] for one in public(client, first)] == [[], []]

    wait(first)

    for answer in public(client, first):
        (words,) = answer.context["news"]
        assert words in answer.content.decode()


def test_why_is_told_of_an_animal_disease_only(client, yards):
    first, _second = yards
    mourning = wait(first, why=Pause.Why.MOURNING)
    answer, _round = public(client, first)

    assert str(mourning.get_why_display()) not in answer.content.decode()


def test_a_round_that_was_cancelled_says_so(client, place, yards):
    first, _second = yards
    of = stop_of(first).of
    of.event = make_event(place, day=of.starts_on, cancelled_on=today())
    of.save()

    for answer in public(client, first):
        assert len(answer.context["news"]) == 1


def test_a_coordinator_lets_an_area_wait_on_its_page_and_the_log_says_why(
    coordinator, yards
):
    first, _second = yards
    area = stop_of(first).area
    slug = area.of.municipality.slug
    url = reverse("rounds:pause_new", args=[slug, area.of_id])
    values = {
        "areas": [area.pk],
        "why": Pause.Why.ANIMAL_DISEASE,
        "about": "",
        "from_on": today(),
    }

    answer = coordinator.post(url, values)

    assert answer.status_code == 302
    line = LogEntry.objects.get(door="rounds:pause_new")
    assert line.purpose == Purpose.PREPARE_ROUND
