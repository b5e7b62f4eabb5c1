"""The yearly question to a contact: whether his data are still right, and his answer.

The secret of the link is made when the mail is made, and stands in the mail only. The
site keeps its hash.
"""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import mail_sender_of, municipality_by_id
from samensterk.web.common.moments import begin_of, today
from samensterk.web.common.outgoing import Letter, put
from samensterk.web.programme.directory import contact_services
from samensterk.web.programme.directory.contact_queries import ANSWER_WITHIN, to_ask
from samensterk.web.programme.directory.faults import LinkClosed
from samensterk.web.programme.directory.models import Contact

KIND = "contact-check"
MOST_WORDS = 500


def ask_whether_right() -> int:
    """Put the question to everybody whose turn it is; gives to how many.

    Once for each check: `asked_on` and the mail are written together.
    """
    n_asked = 0
    for contact in list(to_ask(Contact.objects.all()).order_by("pk")):
        n_asked += _ask(contact)
    return n_asked


@transaction.atomic
def _ask(contact: Contact) -> bool:
    day = today()
    is_new = put(
        KIND,
        f"{KIND}-{contact.pk}-{day.year}",
        {"contact": contact.pk},
        municipality_id=contact.municipality_id,
        stale_at=begin_of(day + ANSWER_WITHIN),
    )
    if is_new:
        Contact.objects.filter(pk=contact.pk).update(asked_on=day)
    return is_new


class ContactCheck:
    """The mail with the question; see `common.outgoing.MailKind`."""

    code = KIND

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        """Write it with a new link; nothing when he left or was checked meanwhile."""
        token = secrets.token_urlsafe(32)
        contact = _begin(arguments.get("contact"), hash_of(token))
        if contact is None:
            return None
        here = municipality_by_id(contact.municipality_id)
        way = reverse("programme:contact_check_link", args=[token])
        return Letter(
            template="programme/directory/mail/check",
            subject=_("Is this still right? Your data at %s") % here.name,
            to=contact.email,
            context={
                "contact_name": contact.name,
                "municipality": here,
                "url": urljoin(settings.SITE_URL, way),
                "n_days": ANSWER_WITHIN.days,
            },
            sender=mail_sender_of(here),
        )


@transaction.atomic
def _begin(contact_id: Any, token_hash: str) -> Contact | None:
    """Let the link of this mail work from today, and none before it."""
    rows = Contact.objects.filter(pk=contact_id)
    rows = rows.select_for_update(of=("self",), no_key=True)
    contact = rows.first()
    if contact is None or contact.left_on or not contact.email or not contact.is_asked:
        return None
    contact.asked_on, contact.token_hash = today(), token_hash
    contact.save(update_fields=["asked_on", "token_hash"])
    return contact


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def by_link(token_hash: str) -> Contact | None:
    """Give the contact of a link that still works."""
    rows = Contact.objects.select_related("organisation", "municipality", "stand_in")
    found = rows.filter(token_hash=token_hash).first() if token_hash else None
    return found if found is not None and _is_open(found) else None


def _is_open(contact: Contact) -> bool:
    in_time = (
        contact.asked_on is not None and today() < contact.asked_on + ANSWER_WITHIN
    )
    return in_time and contact.left_on is None


@transaction.atomic
def answer_right(*, token_hash: str) -> None:
    """He says that all of it is right.

    Raises
    ------
    LinkClosed
    """
    contact_services.check(_open(token_hash))


@transaction.atomic
def answer_different(*, token_hash: str, text: str) -> None:
    """He says what is different; somebody at the municipality changes it.

    Raises
    ------
    LinkClosed
    """
    contact = _open(token_hash)
    contact.correction, contact.token_hash = text[:MOST_WORDS], ""
    contact.save(update_fields=["correction", "token_hash"])


@transaction.atomic
def answer_left(*, token_hash: str, text: str) -> None:
    """He says that he works there no more, and maybe who does.

    Raises
    ------
    LinkClosed
    """
    contact = _open(token_hash)
    contact.left_on, contact.token_hash = today(), ""
    contact.correction = (text or _("I do not work here any more."))[:MOST_WORDS]
    contact.version += 1
    contact.save(update_fields=["left_on", "token_hash", "correction", "version"])


def _open(token_hash: str) -> Contact:
    contact = contact_services.hold_by_link(token_hash)
    if contact is None or not _is_open(contact):
        raise LinkClosed
    return contact
