"""Mail goes out once, whatever is away, killed or refused in between."""

import smtplib
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from hypothesis import given
from hypothesis import strategies as st
from web.at_once import at_once

from samensterk.web.common import outgoing
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.worker import CHORES
from samensterk.web.config import examination

pytestmark = pytest.mark.django_db
TEMPLATE = "accounts/mail/sign_in_elsewhere"


class Note:
    """A kind of mail for these tests; its text is what stands in `say` when it goes."""

    code = "test-note"
    say = "hallo"

    def letter(self, arguments):
        if arguments.get("is_broken"):
            raise KeyError("geen")
        if not self.say:
            return None
        return outgoing.Letter(TEMPLATE, self.say, arguments["to"], {"name": "x"})


class Server(EmailBackend):
    """A mail server that can be away, and that refuses who is named."""

    is_away = False
    refused: dict = {}  # noqa: RUF012

    def send_messages(self, messages):
        if Server.is_away:
            raise ConnectionRefusedError
        for one in messages:
            code = Server.refused.get(one.to[0])
            if code == "killed":
                raise KeyboardInterrupt
            if code:
                raise smtplib.SMTPRecipientsRefused({one.to[0]: (code, b"nee")})
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def kind():
    made = Note()
    outgoing.MAIL_KINDS.register(made)
    yield made
    del outgoing.MAIL_KINDS.by_code[made.code]


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    Server.is_away, Server.refused = False, {}
    cache.delete(outgoing.AWAY)
    mail.outbox = []
    yield Server
    cache.delete(outgoing.AWAY)


@pytest.fixture
def clock(monkeypatch):
    """Move the time of the queue."""

    class Clock:
        at = outgoing.now()

    monkeypatch.setattr(outgoing, "now", lambda: Clock.at)
    return Clock


def put(key="a", to="jan@gemeente.example.nl", **more):
    arguments = {"to": to, **more.pop("arguments", {})}
    return outgoing.put(Note.code, key, arguments, municipality_id=None, **more)


def receivers():
    return [one.to[0] for one in mail.outbox]


def outcomes():
    return dict(OutgoingMail.objects.values_list("key", "outcome"))


def test_what_is_put_twice_goes_once():
    assert (put(), put()) == (True, False)

    assert (outgoing.send_due(), outgoing.send_due()) == (1, 0)
    assert receivers() == ["jan@gemeente.example.nl"]
    assert not put()
    assert outgoing.send_due() == 0


def test_a_worker_sends_it_while_it_keeps_house():
    assert outgoing.send_now_and_then in CHORES


def test_the_text_is_made_when_it_goes(kind):
    put()
    kind.say = "nieuws van nu"

    outgoing.send_due()

    assert mail.outbox[0].subject == "nieuws van nu"


def test_nothing_goes_when_there_is_nothing_to_say(kind):
    put()
    kind.say = ""

    assert outgoing.send_due() == 0
    assert outcomes() == {"a": "nothing_to_say"}


def test_a_server_that_is_away_for_a_day_loses_nothing_and_doubles_nothing(
    server, clock
):
    names = [f"p{number}@x.example.nl" for number in range(5)]
    server.is_away, tries = True, []
    begin = clock.at
    for number, name in enumerate(names):
        put(str(number), to=name)
        clock.at += timedelta(seconds=1)
    while clock.at < begin + timedelta(days=1):
        before = cache.get(outgoing.AWAY)
        outgoing.send_due()
        if cache.get(outgoing.AWAY) != before:
            tries.append(clock.at)
        clock.at += timedelta(minutes=1)

    server.is_away = False
    clock.at += timedelta(hours=1)

    assert outgoing.send_due() == 5
    assert receivers() == names
    assert outgoing.send_due() == 0
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=5)
    assert waits[-1] == outgoing.LONGEST_WAIT
    assert len(tries) < 35


def test_after_a_break_the_waits_begin_small_again(server, clock):
    put("a")
    server.is_away = True
    for _ in range(3):
        outgoing.send_due()
        clock.at += timedelta(hours=2)
    server.is_away = False
    assert outgoing.send_due() == 1
    server.is_away = True
    put("b")
    clock.at += timedelta(seconds=1)
    outgoing.send_due()
    server.is_away = False
    clock.at += timedelta(minutes=6)

    assert outgoing.send_due() == 1


def test_an_address_that_is_refused_does_not_keep_the_others(server):
    server.refused = {"b@x.example.nl": 550}
    for name in "abc":
        put(name, to=f"{name}@x.example.nl")

    assert outgoing.send_due() == 2
    assert outcomes() == {"a": "sent", "b": "refused", "c": "sent"}


def test_a_full_box_is_tried_again_and_goes_once(server, clock):
    server.refused = {"b@x.example.nl": 452}
    put("b", to="b@x.example.nl")
    put("c", to="c@x.example.nl")

    assert outgoing.send_due() == 1
    assert outgoing.send_due() == 0
    server.refused = {}
    clock.at += timedelta(minutes=6)

    assert outgoing.send_due() == 1
    assert receivers() == ["c@x.example.nl", "b@x.example.nl"]


def test_a_box_that_stays_full_is_given_up(server, clock):
    server.refused = {"b@x.example.nl": 452}
    put("b", to="b@x.example.nl")
    for _ in range(outgoing.MOST_TRIES + 3):
        outgoing.send_due()
        clock.at += timedelta(hours=2)

    assert outcomes() == {"b": "refused"}
    assert OutgoingMail.objects.get().n_tries == outgoing.MOST_TRIES


def test_a_day_without_a_server_takes_no_turn_of_a_full_box(server, clock):
    put("b", to="b@x.example.nl")
    server.is_away = True
    for _ in range(30):
        outgoing.send_due()
        clock.at += timedelta(hours=2)

    assert OutgoingMail.objects.get().n_tries == 0


def test_a_mail_that_cannot_be_written_does_not_keep_the_others(clock):
    put("a", arguments={"is_broken": True})
    put("b")

    assert outgoing.send_due() == 1
    for _ in range(outgoing.MOST_TRIES):
        clock.at += timedelta(hours=2)
        outgoing.send_due()

    assert outcomes() == {"a": "failed", "b": "sent"}


def test_what_is_too_old_does_not_go(clock):
    put("a", stale_at=clock.at + timedelta(hours=1))
    clock.at += timedelta(hours=1)

    assert outgoing.send_due() == 0
    assert outcomes() == {"a": "stale"}


def test_a_kind_that_is_gone_is_ended():
    outgoing.put("long-gone", "a", {}, municipality_id=None)

    assert outgoing.send_due() == 0
    assert outcomes() == {"a": "nothing_to_say"}


def test_a_worker_that_is_killed_while_it_sends_never_sends_twice(server, clock):
    server.refused = {"a@x.example.nl": "killed"}
    put("a", to="a@x.example.nl")
    with pytest.raises(KeyboardInterrupt):
        outgoing.send_due()

    server.refused = {}
    for _ in range(5):
        clock.at += timedelta(hours=1)
        assert outgoing.send_due() == 0

    assert outcomes() == {"a": "unsure"}


def test_a_worker_that_is_killed_before_it_sends_loses_nothing(clock):
    put("a")
    outgoing._claim(OutgoingMail.objects.get().pk)
    assert outgoing.send_due() == 0

    clock.at += outgoing.CLAIM_LASTS + timedelta(seconds=1)

    assert outgoing.send_due() == 1


def test_a_worker_that_was_asleep_does_not_send_what_another_took_over(clock):
    put("a")
    asleep = outgoing._claim(OutgoingMail.objects.get().pk)
    clock.at += outgoing.CLAIM_LASTS + timedelta(seconds=1)
    assert outgoing.send_due() == 1

    assert not outgoing._send(asleep)
    assert len(mail.outbox) == 1


def test_two_of_the_same_mail_have_one_number_and_it_names_nobody():
    put("digest-7-3")

    outgoing.send_due()

    number = mail.outbox[0].message()["Message-ID"]
    assert number.startswith("<")
    assert "digest" not in number


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_mail_once():
    for number in range(20):
        put(str(number), to=f"p{number}@x.example.nl")

    assert at_once(outgoing.send_due, outgoing.send_due) == ["done", "done"]

    assert sorted(receivers()) == sorted(f"p{one}@x.example.nl" for one in range(20))
    assert set(outcomes().values()) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_two_who_put_the_same_mail_at_once_make_one():
    assert at_once(put, put) == ["done", "done"]

    assert OutgoingMail.objects.count() == 1


@given(st.integers(0, 10_000))
def test_waits_grow_up_to_an_hour(n_times):
    wait, next_wait = outgoing.wait_after(n_times), outgoing.wait_after(n_times + 1)

    assert outgoing.FIRST_WAIT <= wait <= next_wait <= outgoing.LONGEST_WAIT


def matter():
    found = examination.examine()
    return next(one for one in found if one.name == "mail die wacht")


def test_the_examination_tells_of_mail_that_stays_behind(server):
    assert matter().state == examination.State.GOOD

    put("a", due_at=outgoing.now() - timedelta(hours=5))
    server.is_away = True
    outgoing.send_due()

    assert matter().state == examination.State.WRONG
    assert "1 wachten" in matter().words


def test_the_examination_tells_of_mail_that_was_refused(server):
    server.refused = {"a@x.example.nl": 550}
    put("a", to="a@x.example.nl")
    outgoing.send_due()

    assert matter().state == examination.State.CAUTION
