"""Mail to the coordinators of a municipality that is asked to join an event."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import mail_sender_of, people_with_role
from samensterk.web.common.moments import begin_of
from samensterk.web.common.outgoing import Letter
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.models import Event, Share

QUESTION = "programme.share"


class Reader(Protocol):
    """Who gets a mail, in which language."""

    email: str
    language: str


class QuestionMail:
    """Says that another municipality asks to join, as long as it waits for an answer."""

    code = QUESTION

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        shares = Share.objects.select_related("event__municipality", "municipality")
        share = shares.filter(pk=arguments["share"]).first()
        if share is None or share.joined_at or share.ended_at:
            return None
        if share.event.is_cancelled:
            return None
        guests = people_with_role(share.municipality_id, Role.COORDINATOR)
        reader = next((one for one in guests if one.pk == arguments["reader"]), None)
        return letter_of(share, reader) if reader is not None else None


def letter_of(share: Share, reader: Reader) -> Letter:
    """Write the mail: the municipality and the event, no name of a person."""
    path = reverse("programme:shares", args=[share.municipality.slug])
    with translation.override(reader.language):
        host = share.event.municipality.name
        subject = _("%(host)s asks you to join: %(event)s") % {
            "host": host,
            "event": share.event.title,
        }
        context = {
            "municipality": share.municipality,
            "host": host,
            "event": share.event,
            "day": date_format(share.event.day),
            "text": share.text,
            "url": urljoin(settings.SITE_URL, path),
        }
    sender = mail_sender_of(share.municipality)
    template = "programme/together/mail/question"
    return Letter(template, subject, reader.email, context, sender, reader.language)


def stale_at(event: Event) -> datetime:
    """Give the moment after which nobody needs to be asked any more."""
    return begin_of(event.last_day + timedelta(days=1))
