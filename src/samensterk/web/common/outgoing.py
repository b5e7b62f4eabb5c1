"""Mail that must go out once, also when the mail server is away for a day.

A mail is put in a queue by what it is about (`key`), so that asking twice makes no
second one. Its text is made when it goes, so that it is never old news. A worker sends
it; when the server does not answer all mail waits, and longer every time.
"""

import logging
import smtplib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256
from typing import Any, Protocol

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseAway
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import translation

from samensterk.web.common.mail import Sender, send_mail
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import now

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 8  # of one mail; with these waits within half a day
LONGEST_TURN_S = 20.0  # a worker has more to do
CLAIM_LASTS = timedelta(minutes=10)
GOING_LASTS = timedelta(hours=1)
AWAY = "mail-server-away"  # in the cache, so that all workers know
Outcome = OutgoingMail.Outcome
_logger = logging.getLogger("samensterk.mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, ready to go: see `mail.send_mail`."""

    template: str
    subject: str
    to: str
    context: Mapping[str, Any]
    sender: Sender = field(default_factory=Sender)
    language: str = settings.LANGUAGE_CODE  # of its reader


class MailKind(Protocol):
    """One kind of mail that waits in the queue."""

    @property
    def code(self) -> str:
        """Its name in the queue."""

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        """Write it as it should be now; None when there is nothing to say any more."""


@dataclass(slots=True)
class MailKinds:
    """The kinds that rooms have registered."""

    by_code: dict[str, MailKind] = field(default_factory=dict)

    def register(self, kind: MailKind) -> None:
        self.by_code[kind.code] = kind


MAIL_KINDS = MailKinds()


def put(
    kind: str,
    key: str,
    arguments: Mapping[str, Any],
    *,
    municipality_id: int | None,
    due_at: datetime | None = None,
    stale_at: datetime | None = None,
) -> bool:
    """Put a mail in the queue; False when it was there, or has gone, already.

    Arguments hold ids only, never a name or an address. After `stale_at` it does not go
    any more.
    """
    try:
        with transaction.atomic():
            OutgoingMail.objects.create(
                kind=kind,
                key=key,
                municipality_id=municipality_id,
                arguments=dict(arguments),
                due_at=due_at or now(),
                stale_at=stale_at,
            )
    except IntegrityError:
        return False
    return True


def send_now_and_then() -> None:
    """Do it whenever a worker keeps house."""
    send_due()


def send_due() -> int:
    """Send what is due, the oldest first; gives how many went.

    Stops at the first sign that the mail server is away, and after a while: the rest
    goes the next time.
    """
    _clear_away()
    if _is_away():
        return 0
    n_sent, ends_at = 0, time.monotonic() + LONGEST_TURN_S
    for pk in _due():
        mail = _claim(pk)
        if mail is None:
            continue
        try:
            n_sent += _send(mail)
        except OSError:
            _logger.exception("mail %s waits: the mail server is away", mail.pk)
            _give_back(mail, n_tries=mail.n_tries - 1)  # no fault of this mail
            _note_away()
            break
        if time.monotonic() > ends_at:
            break
    return n_sent


def _clear_away() -> None:
    """End what is too old, and free what a dead worker had taken and not sent yet."""
    rows, moment = OutgoingMail.objects, now()
    rows.waiting().filter(stale_at__lte=moment).update(
        ended_at=moment, outcome=Outcome.STALE
    )
    rows.halfway().filter(going_at__lt=moment - GOING_LASTS).update(
        ended_at=moment, outcome=Outcome.UNSURE
    )
    rows.filter(
        ended_at=None, going_at=None, claimed_at__lt=moment - CLAIM_LASTS
    ).update(claimed_at=None)


def _due() -> Iterator[int]:
    rows = OutgoingMail.objects.waiting().filter(due_at__lte=now())
    yield from list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:500])


def _claim(pk: int) -> OutgoingMail | None:
    """Take one mail for this worker; None when another was first."""
    mine = OutgoingMail.objects.waiting().filter(pk=pk)
    if not mine.update(claimed_at=now(), n_tries=F("n_tries") + 1):
        return None
    return OutgoingMail.objects.get(pk=pk)


def _send(mail: OutgoingMail) -> bool:
    """Write it and let it go; errors of the server itself go up."""
    kind = MAIL_KINDS.by_code.get(mail.kind)
    try:
        letter = kind.letter(mail.arguments) if kind else None
    except DatabaseAway:
        raise  # the claim ends by itself
    except Exception:
        _logger.exception("mail %s could not be written", mail.pk)
        _try_later(mail, Outcome.FAILED)
        return False
    if letter is None:
        _end(mail, Outcome.NOTHING_TO_SAY)
        return False
    if not _let_go(mail):
        return False
    try:
        _hand_to_server(mail, letter)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        _logger.exception("mail %s was refused", mail.pk)
        _refused(mail, error)
        return False
    except (smtplib.SMTPNotSupportedError, ValueError):
        _logger.exception("mail %s has an address that cannot be", mail.pk)
        _end(mail, Outcome.REFUSED)
        return False
    _end(mail, Outcome.SENT)
    cache.delete(AWAY)
    return True


def _let_go(mail: OutgoingMail) -> bool:
    """Say that it goes; False when another worker took it over meanwhile."""
    mine = OutgoingMail.objects.filter(pk=mail.pk, claimed_at=mail.claimed_at)
    return bool(mine.filter(ended_at=None, going_at=None).update(going_at=now()))


def _hand_to_server(mail: OutgoingMail, letter: Letter) -> None:
    """Send with a number of its own: should a server take it twice, readers see one."""
    number = sha256(f"{mail.kind}:{mail.key}".encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    send(letter, {"Message-ID": f"<{number}@{domain}>"})


def send(letter: Letter, headers: Mapping[str, str] | None = None) -> None:
    """Send it at once, in the language of its reader."""
    with translation.override(letter.language):
        send_mail(
            letter.template,
            letter.subject,
            letter.to,
            letter.context,
            letter.sender,
            headers,
        )


def _refused(
    mail: OutgoingMail, error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError
) -> None:
    """End it, unless the server says 'not now' (4xx: a full box, a stranger at first)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
    else:
        codes = [error.smtp_code]
    if codes and all(400 <= code < 500 for code in codes):
        _try_later(mail, Outcome.REFUSED)
    else:
        _end(mail, Outcome.REFUSED)


def _try_later(mail: OutgoingMail, last: OutgoingMail.Outcome) -> None:
    """Let this mail wait, longer every time, and the others go; `last` after enough."""
    if mail.n_tries >= MOST_TRIES:
        _end(mail, last)
        return
    _give_back(mail, due_at=now() + wait_after(mail.n_tries))


def wait_after(n_times: int) -> timedelta:
    """Give how long to wait after it went wrong so many times."""
    doublings = min(max(n_times - 1, 0), 10)
    wait: timedelta = FIRST_WAIT * 2**doublings
    return min(wait, LONGEST_WAIT)


def _end(mail: OutgoingMail, outcome: OutgoingMail.Outcome) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(ended_at=now(), outcome=outcome)


def _give_back(mail: OutgoingMail, **changed: datetime | int) -> None:
    """Let it wait again; with the place in the queue that it had, unless told."""
    OutgoingMail.objects.filter(pk=mail.pk).update(
        claimed_at=None, going_at=None, **changed
    )


def _is_away() -> bool:
    away = cache.get(AWAY)
    return away is not None and now() < away["until"]


def _note_away() -> None:
    n_times = (cache.get(AWAY) or {"n_times": 0})["n_times"] + 1
    away = {"n_times": n_times, "until": now() + wait_after(n_times)}
    cache.set(AWAY, away, timeout=2 * int(LONGEST_WAIT.total_seconds()))


@dataclass(frozen=True, slots=True)
class Queue:
    """How the queue is, for the examination of the site."""

    n_waiting: int
    oldest: datetime | None  # since when the longest waiting should have gone
    n_lost: int  # could not be written, was refused, or may have gone, this week

    def is_stuck(self, moment: datetime) -> bool:
        return self.oldest is not None and moment - self.oldest > timedelta(hours=4)


def queue() -> Queue:
    moment = now()
    due = OutgoingMail.objects.filter(ended_at=None, due_at__lte=moment)
    oldest = due.order_by("due_at").values_list("due_at", flat=True).first()
    lost = OutgoingMail.objects.filter(
        outcome__in=[Outcome.REFUSED, Outcome.FAILED, Outcome.UNSURE],
        ended_at__gte=moment - timedelta(days=7),
    )
    return Queue(due.count(), oldest, lost.count())
