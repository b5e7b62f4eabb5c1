"""Letters on paper and by mail: what they say, and who never gets one."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from web.rounds.announcing import a_ready_round, announced
from web.scanned import make_yard_contact

from samensterk.paper.letters import letters_paper
from samensterk.web.accounts.letterheads import house_of
from samensterk.web.common.job_run import run as run_job
from samensterk.web.common.letter_prints import LETTERS, Prints
from samensterk.web.common.models import Job, OutgoingMail
from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.models import Letter
from samensterk.web.rounds.letters.posting import PRINTS, letters_of, to_print
from samensterk.web.rounds.letters.printing import (
    bundle_of,
    walking_order,
)
from samensterk.web.rounds.letters.wording import code_words
from samensterk.web.rounds.plans.gathering import gather_stops

pytestmark = pytest.mark.django_db
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ready(place):
    return a_ready_round(place)


def page(name, of, *more):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, of.pk, *more])


def wish(yard, position=NO_VISIT):
    set_wish(municipality_id=yard.municipality_id, key=yard.key, position=position)


def bundled(made):
    return bundle_of(made, to_print(made))


def test_letters_stand_in_walking_order_with_the_plan_first(ready):
    of, (first, second) = ready
    gather_stops(of)
    of.stops.filter(key=second.key).update(
        state="planned",
        team=of.teams.first(),
        day=of.starts_on,
        begins=time(9, 30),
        ends=time(10, 10),
        place=1,
    )
    made = announced(of)

    assert bundled(made).keys == [second.key, first.key]
    stops = of.stops.select_related("yard", "area")
    assert [one.key for one in sorted(stops, key=walking_order)] == [
        second.key,
        first.key,
    ]


def test_who_opted_out_after_the_announcement_is_not_printed(ready):
    of, (first, second) = ready
    made = announced(of)

    wish(first)

    assert bundled(made).keys == [second.key]
    assert first.key not in {one.key for one in letters_of(made)}


def test_letter_page_and_rule_say_the_same_words(client, ready):
    of, _yards = ready
    made = announced(of)
    rule = made.rule
    (letter, *_rest) = bundled(made).letters
    code = letter.code

    said = " ".join(letter.words.section("rule").paragraphs)
    pages = [
        client.get(reverse("rounds:round_public", args=[made.public_id])),
        client.get(reverse("rounds:answer_page", args=[code])),
        client.get(reverse("rounds:rule_public", args=[of.municipality.slug])),
    ]

    for words in (rule.acute, rule.leaves):
        assert words in said
        assert all(words in one.content.decode() for one in pages)
    assert all(of.purpose in one.content.decode() for one in pages[:2])


def test_the_letters_are_one_accessible_pdf(ready):
    of, yards = ready
    made = announced(of)
    bundle = bundled(made)

    pdf = letters_paper(
        house_of(of.municipality_id),
        str(of),
        code_words("a.example.nl/a"),
        bundle.letters,
    )

    assert pdf.startswith(b"%PDF")
    assert b"pdfuaid" in pdf
    assert len(bundle.letters) == len(yards)


def printed(client, of):
    client.post(page("letters_file", of), {"act": "waiting"})
    job = Job.objects.get()
    run_job(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.reason


def test_the_print_is_made_as_a_job_taken_along_and_logged(
    enter, ready, django_capture_on_commit_callbacks
):
    of, yards = ready
    announced(of)
    client = enter(Role.COORDINATOR, of.municipality)

    printed(client, of)
    answer = client.get(page("letters_file", of), {"deel": "brieven"})
    sheet = client.get(page("letters_file", of), {"deel": "adressen"})

    assert answer["Content-Type"] == sheet["Content-Type"] == "application/pdf"
    line = LogEntry.objects.filter(door="rounds:letters_file", action="export").first()
    assert line.n_subjects == len(yards)
    client.post(page("letters_file", of), {"act": "posted"})
    client.post(page("letters_file", of), {"act": "posted"})
    assert Letter.objects.filter(sent_at=None).count() == 0


def test_a_print_with_who_opted_out_is_gone(enter, ready):
    of, (first, _second) = ready
    made = announced(of)
    client = enter(Role.COORDINATOR, of.municipality)
    printed(client, of)
    assert PRINTS.last(of.municipality_id, made.pk) is not None

    wish(first)

    assert PRINTS.last(of.municipality_id, made.pk) is None
    answer = client.get(page("letters_file", of), {"deel": "brieven"})
    assert answer["Content-Type"].startswith("text/html")


def test_a_print_that_is_wrong_for_another_reason_does_not_come_out_either(
    enter, ready
):
    of, (first, _second) = ready
    announced(of)
    client = enter(Role.COORDINATOR, of.municipality)
    printed(client, of)
    Wish.objects.create(
        municipality=of.municipality,
        key=first.key,
        position=NO_VISIT,
        set_on=today(),
        valid_until=today() + timedelta(days=9),
    )

    answer = client.get(page("letters_file", of), {"deel": "brieven"})

    assert answer["Content-Type"].startswith("text/html")


def test_prints_go_by_themselves(ready):
    of, _yards = ready
    PRINTS.keep(of.municipality_id, 1, {LETTERS: b"x"}, ["1"])
    made_at = PRINTS.last(of.municipality_id, 1).made_at

    PRINTS.forget_before(made_at - timedelta(days=1))
    assert PRINTS.last(of.municipality_id, 1) is not None
    PRINTS.forget_before(made_at + timedelta(days=1))
    assert PRINTS.last(of.municipality_id, 1) is None


def test_prints_of_another_kind_of_letters_lie_apart(ready):
    of, _yards = ready
    here, others = of.municipality_id, Prints("others")
    PRINTS.keep(here, 1, {LETTERS: b"x"}, ["1"])
    others.keep(here, 1, {LETTERS: b"y"}, ["1"])

    others.forget_with(here, "1")

    assert others.last(here, 1) is None
    assert PRINTS.last(here, 1).content(LETTERS) == b"x"


# By mail.


def test_who_gave_an_address_for_it_is_mailed_and_nothing_goes_on_paper(ready):
    of, (first, second) = ready
    make_yard_contact(of.municipality, first, mail="boer@example.nl")
    made = announced(of)

    send_due()
    send_due()

    assert [one.to for one in mail.outbox] == [["boer@example.nl"]]
    (sent,) = mail.outbox
    page_of_it = str(sent.alternatives[0][0])
    for words in (made.rule.acute, of.purpose, "Beste Familie De Boer,"):
        assert words in sent.body
        assert words in page_of_it
    assert [one.key for one in to_print(made)] == [second.key]


def test_an_address_given_for_something_else_is_not_used(ready):
    of, (first, _second) = ready
    contact = make_yard_contact(of.municipality, first, mail="boer@example.nl")
    contact.purpose = "Uitslag van de enquête sturen"
    contact.save()

    made = announced(of)

    assert {one.way for one in letters_of(made)} == {Letter.Way.POST}


@pytest.mark.parametrize("position", [NO_VISIT, NO_CONTACT])
def test_who_opted_out_meanwhile_gets_no_mail(ready, position):
    of, (first, _second) = ready
    make_yard_contact(of.municipality, first, mail="boer@example.nl")
    announced(of)

    wish(first, position)
    send_due()

    assert mail.outbox == []


def test_a_mail_that_is_refused_goes_on_paper(ready):
    of, (first, second) = ready
    make_yard_contact(of.municipality, first, mail="boer@example.nl")
    made = announced(of)
    OutgoingMail.objects.update(
        outcome=OutgoingMail.Outcome.REFUSED, ended_at=made.made_at
    )

    assert {one.key for one in to_print(made)} == {first.key, second.key}
