"""Answering a letter without an account."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.announcing import a_ready_round, announced
from web.rounds_made import make_pause, make_shift

from samensterk.web.common import wrong_codes
from samensterk.web.common.answer_codes import in_groups
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.rights.queries import wish_of
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.answering import Given, give_answer
from samensterk.web.rounds.letters.choices import code_of_half, half_days_for
from samensterk.web.rounds.letters.code_keeping import code_of, find_code
from samensterk.web.rounds.letters.faults import AnswerTooLate, NoSuchHalfDay
from samensterk.web.rounds.letters.models import Answer, AnswerCode, Letter
from samensterk.web.rounds.models import Stop

pytestmark = pytest.mark.django_db
KEY_OF_WISH = {"act": "wish", "wish-position": "no_visit"}


@pytest.fixture(autouse=True)
def clean(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def stop(place):
    """Give the visit to the first yard of a round that was announced."""
    of, _yards = a_ready_round(place)
    announced(of)
    return of.stops.order_by("pk").first()


@pytest.fixture
def code(stop):
    return code_of(stop.code)


def its_page(code):
    return reverse("rounds:answer_page", args=[code])


def halves(stop):
    return [code_of_half(one) for one in half_days_for(stop)]


# The code.


def test_typed_in_any_way_the_code_leads_to_its_page(client, code):
    typed = in_groups(code).lower().replace("-", " ")

    answer = client.post(reverse("rounds:answer_code"), {"code": typed})

    assert (answer.status_code, answer.url) == (302, its_page(code))


def test_the_page_tells_no_other_site_and_is_kept_nowhere(client, code):
    answer = client.get(its_page(code))

    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert set(client.cookies) <= {"csrf"}


def test_a_wrong_or_ended_code_is_told_to_call(client, stop, code):
    other = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert client.get(its_page(other)).status_code == 404
    AnswerCode.objects.update(ends_on=today() - timedelta(days=1))

    answer = client.get(its_page(code))

    assert answer.status_code == 404
    assert find_code(code) is None


def test_who_guesses_must_wait_also_with_a_right_code(client, code):
    for _n in range(wrong_codes.MOST_OF_ONE):
        client.get(its_page("0" * 16))

    assert client.get(its_page(code)).status_code == 429
    answer = client.post(reverse("rounds:answer_code"), {"code": code})
    assert answer.status_code == 429


def test_another_visitor_does_not_wait_for_who_guesses(client, code):
    for _n in range(wrong_codes.MOST_OF_ONE):
        client.get(its_page("0" * 16))

    assert client.get(its_page(code), REMOTE_ADDR="10.0.0.9").status_code == 200


def test_when_all_guess_one_wrong_code_is_too_many(client, code):
    cache.set(wrong_codes.ALL, wrong_codes.MOST_OF_ALL, timeout=60)

    assert client.get(its_page(code)).status_code == 200
    client.get(its_page("0" * 16))
    assert client.get(its_page(code)).status_code == 429


def test_no_code_stands_in_a_log(client, code, caplog):
    client.get(its_page(code))
    client.get(its_page("0" * 16))

    assert code not in caplog.text
    assert not LogEntry.objects.filter(subjects__contains=code).exists()
    assert code not in json.dumps(list(AnswerCode.objects.values()), default=str)


def test_with_a_new_secret_of_the_site_an_old_letter_still_works(settings, stop, code):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret that is long enough for a test"

    assert find_code(code) == stop.code
    assert code_of(stop.code) == code


# What somebody answers.


def test_he_chooses_half_days_on_which_a_team_can(client, stop, code):
    first, second, *_more = halves(stop)
    sent = {"act": "half_day", "half_day-first": second, "half_day-second": first}

    answer = client.post(its_page(code), sent, follow=True)

    found = Answer.objects.get()
    assert found.kind == Answer.Kind.HALF_DAY
    assert [" ".join(one) for one in found.halves] == [second, first]
    assert found.entered_by is None
    assert "ochtend" in answer.content.decode()


def test_what_he_answered_can_be_changed_until_somebody_does_something(
    client, stop, code
):
    client.post(its_page(code), {"act": "call", "call-phone": "0599 123456"})
    client.post(its_page(code), {"act": "call", "call-phone": "0599 123456"})
    client.post(its_page(code), {"act": "visit"})

    found = Answer.objects.get()
    assert (found.kind, found.phone) == (Answer.Kind.VISIT, "")


def test_a_half_day_on_which_no_team_can_is_refused(stop):
    with pytest.raises(NoSuchHalfDay):
        give_answer(
            stop=stop,
            given=Given("half_day", ((today() + timedelta(days=300), "morning"),)),
        )


def test_half_days_of_a_pause_and_days_that_are_over_cannot_be_chosen(stop):
    of = stop.of
    make_pause(of, from_on=of.starts_on, until_on=of.starts_on + timedelta(days=1))
    make_shift(of.teams.first(), of.ends_on + timedelta(days=3))
    make_shift(of.teams.first(), today())

    days = [day for day, _half in half_days_for(stop)]

    assert days[0] == of.starts_on + timedelta(days=2)
    assert len(days) == 3


def test_a_number_that_is_none_is_said(client, code):
    answer = client.post(its_page(code), {"act": "call", "call-phone": "geen"})

    assert answer.status_code == 200
    assert not Answer.objects.exists()


def test_after_the_visit_nothing_can_be_chosen(client, stop, code):
    Stop.objects.filter(pk=stop.pk).update(state=Stop.State.DONE)

    with pytest.raises(AnswerTooLate):
        give_answer(stop=stop, given=Given("visit"))
    assert client.get(its_page(code)).status_code == 200
    client.post(its_page(code), {"act": "visit"})
    assert not Answer.objects.exists()


def test_a_use_of_the_page_is_in_the_processing_log(client, stop, code):
    client.get(its_page(code))

    line = LogEntry.objects.get(door="rounds:answer_page")
    assert f"yard/{stop.key}" in line.subjects


# Opting out, along every path.


@pytest.mark.parametrize("position", ["no_visit", "no_contact"])
def test_he_says_no_asked_once_and_it_holds_at_once(client, stop, code, position):
    sent = {"act": "wish", "wish-position": position}
    first = client.post(its_page(code), sent)
    assert 'name="wish-sure"' in first.content.decode()
    assert wish_of(stop.municipality_id, stop.key) is None

    answer = client.post(its_page(code), {**sent, "wish-sure": "yes"})

    assert answer.status_code == 200
    assert wish_of(stop.municipality_id, stop.key).position == position
    assert not Stop.objects.filter(key=stop.key).exists()
    assert not Letter.objects.filter(key=stop.key).exists()
    again = client.post(its_page(code), {**sent, "wish-sure": "yes"})
    assert again.status_code == 404  # and the page says that it is done


def by_code(client, stop):
    url = its_page(code_of(stop.code))
    client.post(url, {**KEY_OF_WISH, "wish-sure": "yes"})


def by_telephone(client, stop):
    enter(client, stop, Role.COORDINATOR)
    client.post(reverse("rounds:answer_enter", args=[slug(stop), stop.pk]), KEY_OF_WISH)


def at_his_page(client, stop):
    enter(client, stop, Role.COORDINATOR)
    url = reverse("privacy:wish", args=[slug(stop), stop.key])
    client.post(url, {"position": "no_visit"})


def by_the_verb(client, stop):
    set_wish(
        municipality_id=stop.municipality_id,
        key=stop.key,
        position=Wish.Position.NO_VISIT,
    )


def slug(stop):
    return stop.municipality.slug


def enter(client, stop, role):
    sign_in(client, make_member(role, stop.municipality).user)


@pytest.mark.parametrize("path", [by_code, by_telephone, at_his_page, by_the_verb])
def test_whatever_way_he_opts_out_nothing_comes_any_more(client, stop, path):
    give_answer(stop=stop, given=Given("visit"))

    path(client, stop)

    assert wish_of(stop.municipality_id, stop.key) is not None
    assert not Stop.objects.filter(key=stop.key).exists()
    assert not AnswerCode.objects.filter(stop__key=stop.key).exists()
    assert not Letter.objects.filter(key=stop.key, sent_at=None).exists()
    assert not Answer.objects.filter(key=stop.key, handled_at=None).exists()


def test_who_only_wants_no_visit_is_still_called_when_he_asked_so(client, stop):
    give_answer(stop=stop, given=Given("call", phone="0599 123456"))

    by_the_verb(client, stop)

    assert Answer.objects.get().phone == "0599 123456"


def test_no_page_of_the_coordinator_tells_who_opted_out(client, stop):
    by_the_verb(client, stop)
    enter(client, stop, Role.COORDINATOR)
    address = stop.yard.address

    for name in ("announcement", "answers", "letters_file", "announce"):
        url = reverse(f"rounds:{name}", args=[slug(stop), stop.of_id])
        assert address not in client.get(url).content.decode()
