"""Mail that must go out once, also when the mail server is away for a day.

A mail is put in a queue by what it is about (`key`), so that asking twice makes no
second one. Its text is made when it goes, so that it is never old news. A worker sends
it; when the server does not answer it waits, and longer every time.
"""

import logging
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import override

from samensterk.web.common.mail import Sender, send_mail
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import now

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_AT_ONCE = 100
# Of one address; other errors are of the mail server, so of every mail.
REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
_logger = logging.getLogger("samensterk.mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, ready to go: see `mail.send_mail`."""

    template: str
    subject: str
    to: str
    context: Mapping[str, Any]
    sender: Sender = field(default_factory=Sender)
    language: str = "nl"  # of the reader


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


def send_due() -> int:
    """Send what is due, the oldest first; gives how many went.

    Stops at the first sign that the mail server is away.
    """
    n_sent = 0
    OutgoingMail.objects.waiting().filter(stale_at__lte=now()).update(
        ended_at=now(), outcome=OutgoingMail.Outcome.STALE
    )
    due = OutgoingMail.objects.waiting().filter(due_at__lte=now())
    for pk in list(due.order_by("due_at", "pk").values_list("pk", flat=True))[
        :MOST_AT_ONCE
    ]:
        mail = _claim(pk)
        if mail is None:
            continue
        try:
            n_sent += _send(mail)
        except OSError:
            _logger.exception("mail %s waits: the mail server is away", mail.pk)
            _wait(mail)
            break
    return n_sent


def _claim(pk: int) -> OutgoingMail | None:
    """Take one mail for this worker; None when another was first.

    A worker that is killed while it sends leaves its mail claimed. It may have gone, so
    it does not go again.
    """
    mine = OutgoingMail.objects.waiting().filter(pk=pk)
    if not mine.update(claimed_at=now(), n_tries=F("n_tries") + 1):
        return None
    return OutgoingMail.objects.get(pk=pk)


def _send(mail: OutgoingMail) -> bool:
    kind = MAIL_KINDS.by_code.get(mail.kind)
    letter = kind.letter(mail.arguments) if kind else None
    if letter is None:
        _end(mail, OutgoingMail.Outcome.NOTHING_TO_SAY)
        return False
    try:
        send(letter)
    except REFUSED:
        _logger.exception("mail %s was refused", mail.pk)
        _end(mail, OutgoingMail.Outcome.REFUSED)
        return False
    _end(mail, OutgoingMail.Outcome.SENT)
    return True


def send(letter: Letter) -> None:
    """Send it at once, in the language of its reader."""
    with override(letter.language):
        send_mail(
            letter.template, letter.subject, letter.to, letter.context, letter.sender
        )


def _end(mail: OutgoingMail, outcome: OutgoingMail.Outcome) -> None:
    mail.ended_at, mail.outcome = now(), outcome
    mail.save(update_fields=["ended_at", "outcome"])


def _wait(mail: OutgoingMail) -> None:
    wait = min(FIRST_WAIT * 2 ** (mail.n_tries - 1), LONGEST_WAIT)
    mail.claimed_at, mail.due_at = None, now() + wait
    mail.save(update_fields=["claimed_at", "due_at"])


def stuck() -> int:
    """Count mail that has waited for more than a day, for the examination of the site."""
    since = now() - timedelta(days=1)
    return OutgoingMail.objects.filter(
        Q(ended_at=None), made_at__lt=since, stale_at=None
    ).count()
